namespace Doingoai.Portal.Content.Search;

/// <summary>Which words of a text are to be marked for a query.</summary>
internal sealed class QueryMarks
{
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _joined;
    private readonly Dictionary<string, HashSet<string>> _written;
    private readonly HashSet<(string, string)> _pairs;
    private readonly HashSet<string> _han;

    public QueryMarks(Query query)
    {
        List<Word> words = [.. query.Words.Where(word => !word.IsHan)];
        _words = [.. words.Select(word => word.Folded)];
        _pairs = [.. words.Zip(words.Skip(1)).Select(pair => (pair.First.Folded, pair.Second.Folded))];
        _joined = [.. _words.Where(Syllable.MayBeTwo), .. _pairs.Select(pair => pair.Item1 + pair.Item2).Where(Syllable.MayBeTwo)];
        _written = words.Where(word => word.HasMarks).GroupBy(word => word.Folded).ToDictionary(same => same.Key, same => same.Select(word => word.Written).ToHashSet());
        _han = [.. query.Phrases.Where(phrase => phrase.IsHan).Select(phrase => phrase.Folded)];
    }

    /// <param name="exactly">The text has the words as typed, so others that differ in their diacritics are not meant.</param>
    public bool[] In(IReadOnlyList<Word> words, bool exactly)
    {
        var marked = new bool[words.Count];
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].IsHan) MarkHan(words, at, marked);
            else if (IsMeant(words[at], exactly)) marked[at] = true;
            else if (at + 1 < words.Count && _joined.Contains(words[at].Folded + words[at + 1].Folded)) marked[at] = marked[at + 1] = true;
        }

        KeepInOrder(words, marked);
        return marked;
    }

    private bool IsMeant(Word word, bool exactly) =>
        _joined.Contains(word.Folded)
        || (_words.Contains(word.Folded) && !(exactly && _written.TryGetValue(word.Folded, out var forms) && !forms.Contains(word.Written)));

    private void MarkHan(IReadOnlyList<Word> words, int at, bool[] marked)
    {
        foreach (var phrase in _han)
        {
            var (end, matched) = (at, 0);
            while (end < words.Count && matched < phrase.Length && (end == at || words[end].Continues(words[end - 1]))
                && phrase.AsSpan(matched).StartsWith(words[end].Folded, StringComparison.Ordinal)) matched += words[end++].Folded.Length;
            if (matched == phrase.Length) Array.Fill(marked, true, at, end - at);
        }
    }

    /// <summary>Where a word stands beside its neighbour of the query, it is not meant where it stands alone: folded syllables are everywhere.</summary>
    private void KeepInOrder(IReadOnlyList<Word> words, bool[] marked)
    {
        var beside = new bool[marked.Length];
        for (var at = 0; at + 1 < marked.Length; at++)
            if (marked[at] && marked[at + 1] && _pairs.Contains((words[at].Folded, words[at + 1].Folded))) beside[at] = beside[at + 1] = true;

        var settled = Enumerable.Range(0, marked.Length).Where(at => beside[at]).Select(at => words[at].Folded).ToHashSet();
        for (var at = 0; at < marked.Length; at++) marked[at] &= beside[at] || words[at].IsHan || !settled.Contains(words[at].Folded);
    }
}
