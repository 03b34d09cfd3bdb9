namespace Doingoai.Portal.Content.Search;

/// <summary>What a query asks of the terms of a document. Pure.</summary>
internal sealed class QueryConditions(Query query, SynonymForms synonyms)
{
    /// <summary>All phrases are in this place, each as typed, run together or parted as many do, or in other words of the same meaning.</summary>
    public Condition All(char place)
    {
        var parts = new List<Condition>();
        for (var at = 0; at < query.Phrases.Count;)
        {
            var (covered, others) = synonyms.At(query.Phrases, at);
            var own = Condition.AllOf([.. Enumerable.Range(at, covered).Select(phrase => InPlace(phrase, place))]);
            parts.Add(others.Count == 0 ? own : Condition.AnyOf([own, .. others.Select(form => Condition.AllOf([.. form.Select(phrase => Standing(phrase, place))]))]));
            at += covered;
        }

        return Condition.AllOf(parts);
    }

    /// <summary>Every word typed with diacritics is there with them; <c>null</c> if none was.</summary>
    public Condition? AsWritten()
    {
        Condition[] marked = [.. query.Words.Where(word => word.HasMarks).Select(word => word.Written).Distinct().Select(word => new Condition.Has(Term.Word(Term.AsWritten, word)))];
        return marked.Length == 0 ? null : Condition.AllOf(marked);
    }

    /// <summary>The words stand one after the other; <c>null</c> if that says no more than <see cref="All"/>.</summary>
    public Condition? InOrder()
    {
        if (query.Phrases.Count < 2 || query.Phrases.Any(phrase => phrase.IsHan)) return null;
        var words = query.Words.ToList();
        return Condition.AllOf([.. words.Zip(words.Skip(1)).Select(pair => new Condition.Has(Term.Together(Term.Anywhere, pair.First.Folded + pair.Second.Folded)))]);
    }

    private Condition InPlace(int at, char place)
    {
        var phrase = query.Phrases[at];
        if (!phrase.IsOneWord) return Standing(phrase, place);

        var word = phrase.Words[0].Folded;
        var ways = new List<Condition> { new Condition.Has(Term.Word(place, word)) };
        if (Syllable.MayBeTwo(word)) ways.Add(new Condition.Has(Term.Together(place, word)));
        if (JoinedWith(at - 1, at) is { } before) ways.Add(new Condition.Has(Term.Word(place, before)));
        if (JoinedWith(at, at + 1) is { } after) ways.Add(new Condition.Has(Term.Word(place, after)));
        return Condition.AnyOf(ways);
    }

    /// <summary>"Viet Nam" as "Vietnam".</summary>
    private string? JoinedWith(int first, int second)
    {
        if (first < 0 || second >= query.Phrases.Count || !query.Phrases[first].IsOneWord || !query.Phrases[second].IsOneWord) return null;
        var joined = query.Phrases[first].Words[0].Folded + query.Phrases[second].Words[0].Folded;
        return Syllable.MayBeTwo(joined) ? joined : null;
    }

    private static Condition Standing(Phrase phrase, char place)
    {
        var words = phrase.Words;
        if (phrase.IsHan && words.Count <= 2) return new Condition.Has(Term.Word(place, phrase.Folded), IsBeginning: words.Count == 1);
        if (words.Count == 1) return new Condition.Has(Term.Word(place, phrase.Folded));
        var size = phrase.IsHan ? 3 : 2;
        return Condition.AllOf(
        [
            .. Enumerable.Range(0, words.Count - size + 1)
                .Select(at => new Condition.Has(Term.Together(place, string.Concat(words.Skip(at).Take(size).Select(word => word.Folded))))),
        ]);
    }
}
