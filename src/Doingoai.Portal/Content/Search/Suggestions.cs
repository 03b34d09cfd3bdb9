namespace Doingoai.Portal.Content.Search;

/// <summary>Titles for words still being typed. Pure.</summary>
internal static class Suggestions
{
    /// <summary>So many of the newest that fit are looked at for those that fit best.</summary>
    public const int LookedAt = 40;

    private const int Most = 8;

    /// <summary>Whole words, the last of which may go on.</summary>
    public static Condition Condition(Query query)
    {
        var finished = query with { Phrases = [.. query.Phrases.SkipLast(1)] };
        var last = query.Phrases[^1];
        if (last.IsHan) return new QueryConditions(query, SynonymForms.None).All(Term.InTitle);

        var beginning = new Condition.Has(Term.Word(Term.InTitle, last.Words[^1].Folded), IsBeginning: true);
        if (last.Words.Count > 1) finished = finished with { Phrases = [.. finished.Phrases, new([.. last.Words.SkipLast(1)])] };
        return finished.Phrases.Count == 0 ? beginning : Search.Condition.AllOf([new QueryConditions(finished, SynonymForms.None).All(Term.InTitle), beginning]);
    }

    public static IReadOnlyList<LiveVersion> Best(Query query, IReadOnlyList<LiveVersion> newestFirst)
    {
        var typed = Folded(query.Words);
        return [.. newestFirst.OrderBy(version => Folded(Words.Of(version.Title)).StartsWith(typed, StringComparison.Ordinal) ? 0 : 1).Take(Most)];
    }

    private static string Folded(IEnumerable<Word> words) => string.Join(' ', words.Select(word => word.Folded));
}
