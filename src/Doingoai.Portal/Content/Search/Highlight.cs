namespace Doingoai.Portal.Content.Search;

/// <summary>Texts with the words looked for marked. Pure; says pieces, not HTML.</summary>
internal static class Highlight
{
    private const int SnippetLength = 240;
    private const int HanSnippetLength = 110; // as wide on a page

    /// <summary>A document's words beyond are found, but not shown.</summary>
    private const int LookedThrough = 60_000;

    public static IReadOnlyList<TextPiece> Whole(string text, QueryMarks marks, bool exactly) => Pieces(text, 0, text.Length, Spans(text, marks, exactly));

    /// <summary>The part of lead or body with the most of the words; the lead's beginning if there are none.</summary>
    public static IReadOnlyList<TextPiece> Snippet(DocumentText document, QueryMarks marks, bool exactly)
    {
        var whole = document.Lead.Length == 0 ? document.Body : $"{document.Lead}\n{document.Body}";
        var text = (whole.Length <= LookedThrough ? whole : whole[..LookedThrough]).Replace('\n', ' ');
        var spans = Spans(text, marks, exactly);
        var length = IsHan(text) ? HanSnippetLength : SnippetLength;
        var first = Densest(spans, length * 3 / 4);
        var from = first is null ? 0 : WordStart(text, Math.Max(first.Value - (length / 4), 0));
        var to = WordEnd(text, Math.Min(from + length, text.Length));
        return Pieces(text, from, to, spans);
    }

    private static List<(int Start, int End, string Folded)> Spans(string text, QueryMarks marks, bool exactly)
    {
        var words = Words.Of(text);
        var marked = marks.In(words, exactly);
        return [.. words.Where((_, at) => marked[at]).Select(word => (word.Start, word.End, word.Folded))];
    }

    /// <summary>Start of the first window that holds most different words.</summary>
    private static int? Densest(List<(int Start, int End, string Folded)> spans, int length)
    {
        (int Start, int Score)? best = null;
        for (var at = 0; at < spans.Count && at < 500; at++)
        {
            var score = spans.Skip(at).TakeWhile(span => span.End <= spans[at].Start + length).Select(span => span.Folded).Distinct().Count();
            if (best is null || score > best.Value.Score) best = (spans[at].Start, score);
        }

        return best?.Start;
    }

    private static List<TextPiece> Pieces(string text, int from, int to, List<(int Start, int End, string Folded)> spans)
    {
        var pieces = new List<TextPiece>();
        var at = from;
        if (from > 0) pieces.Add(new("… ", IsMarked: false));
        foreach (var (start, end) in Merged(text, spans.Where(span => span.Start >= from && span.End <= to)))
        {
            if (start > at) pieces.Add(new(text[at..start], IsMarked: false));
            pieces.Add(new(text[start..end], IsMarked: true));
            at = end;
        }

        if (to > at) pieces.Add(new(text[at..to], IsMarked: false));
        if (to < text.Length) pieces.Add(new(" …", IsMarked: false));
        return pieces;
    }

    /// <summary>Words with nothing but a space between are one mark.</summary>
    private static List<(int Start, int End)> Merged(string text, IEnumerable<(int Start, int End, string Folded)> spans)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end, _) in spans)
        {
            if (merged.Count > 0 && string.IsNullOrWhiteSpace(text[merged[^1].End..start])) merged[^1] = (merged[^1].Start, end);
            else merged.Add((start, end));
        }

        return merged;
    }

    private static bool IsHan(string text)
    {
        var beginning = Words.Of(text[..Math.Min(text.Length, 120)]);
        return beginning.Count(word => word.IsHan) > beginning.Count / 2;
    }

    private static int WordStart(string text, int at)
    {
        if (at == 0) return 0;
        var space = text.IndexOf(' ', at, Math.Min(20, text.Length - at));
        return space >= 0 ? space + 1 : Whole(text, at);
    }

    private static int WordEnd(string text, int at)
    {
        if (at == text.Length) return at;
        var space = text.LastIndexOf(' ', at, Math.Min(20, at));
        return space > 0 ? space : Whole(text, at);
    }

    /// <summary>Never in the middle of a character.</summary>
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
