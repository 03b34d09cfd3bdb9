using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Content.Terms;

/// <summary>A term in one language. Several forms stand one to a line.</summary>
[Audited]
internal sealed class TermEntry
{
    private TermEntry()
    {
    }

    public Guid TermId { get; private set; }

    public string Language { get; private set; } = "";

    public string Preferred { get; private set; } = "";

    public string Accepted { get; private set; } = "";

    public string Forbidden { get; private set; } = "";

    public TermForms Forms => new(Preferred, Lines(Accepted), Lines(Forbidden));

    public static TermEntry Of(Guid term, string language) => new() { TermId = term, Language = language };

    /// <summary>True if anything changed.</summary>
    public bool Describe(TermForms forms)
    {
        var before = (Preferred, Accepted, Forbidden);
        (Preferred, Accepted, Forbidden) = (forms.Preferred, string.Join('\n', forms.Accepted), string.Join('\n', forms.Forbidden));
        return before != (Preferred, Accepted, Forbidden);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
