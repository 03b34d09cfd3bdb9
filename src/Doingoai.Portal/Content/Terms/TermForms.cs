namespace Doingoai.Portal.Content.Terms;

/// <summary>A term in one language: the form to write, forms that may be written too, and forms that must not.</summary>
public sealed record TermForms(string Preferred, IReadOnlyList<string> Accepted, IReadOnlyList<string> Forbidden)
{
    public static TermForms None { get; } = new("", [], []);

    /// <summary>What may stand in a text.</summary>
    public IEnumerable<string> Allowed => Preferred.Length > 0 ? Accepted.Prepend(Preferred) : Accepted;

    public bool IsEmpty => Preferred.Length == 0 && Accepted.Count == 0 && Forbidden.Count == 0;
}
