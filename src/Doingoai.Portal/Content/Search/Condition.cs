namespace Doingoai.Portal.Content.Search;

/// <summary>What a document must have. Each database has its own way of writing it down.</summary>
internal abstract record Condition
{
    private Condition()
    {
    }

    /// <param name="IsBeginning">Any term that begins so.</param>
    public sealed record Has(string Term, bool IsBeginning = false) : Condition;

    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    public static Condition AllOf(IReadOnlyList<Condition> parts) => parts is [var only] ? only : new All(parts);

    public static Condition AnyOf(IReadOnlyList<Condition> parts) => parts is [var only] ? only : new Any(parts);
}
