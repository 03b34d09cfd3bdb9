using Doingoai.Portal.Content.Fields;

namespace Doingoai.Portal.Content.Search;

/// <summary>What somebody typed, as phrases all of which a document must have. No input is an error; nothing in it is syntax save quotation marks.</summary>
internal sealed record Query(IReadOnlyList<Phrase> Phrases, bool WasCut)
{
    public const int Longest = 200;

    private const int MostPhrases = 16;

    private static readonly System.Buffers.SearchValues<char> Quotes = System.Buffers.SearchValues.Create("\"“”„«»「」『』《》");

    public static Query Of(string typed)
    {
        var text = PlainText.Visible(typed.Length > Longest ? typed[..Longest] : typed);
        var phrases = Parts(text).SelectMany(PhrasesIn).ToList();
        return new(phrases.Take(MostPhrases).ToList(), typed.Length > Longest || phrases.Count > MostPhrases);
    }

    public IEnumerable<Word> Words => Phrases.SelectMany(phrase => phrase.Words);

    /// <summary>The same with looser phrases, for when nothing has them: quoted words each for itself, Han characters in twos.</summary>
    public Query Loosened() => this with { Phrases = [.. Phrases.SelectMany(Loosened)] };

    private static IEnumerable<string> Parts(string text)
    {
        var quoted = false;
        for (var at = 0; at <= text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny(Quotes);
            var part = length < 0 ? text[at..] : text[at..(at + length)];
            if (quoted && length >= 0) yield return part;
            else foreach (var word in part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) yield return word;
            if (length < 0) yield break;
            at += length + 1;
            quoted = !quoted;
        }
    }

    /// <summary>Words and Han characters change off in one part: ASEAN峰会.</summary>
    private static IEnumerable<Phrase> PhrasesIn(string part)
    {
        var run = new List<Word>();
        foreach (var word in Search.Words.Of(part))
        {
            if (run.Count > 0 && (word.IsHan ? !word.Continues(run[^1]) : run[^1].IsHan))
            {
                yield return new([.. run]);
                run.Clear();
            }

            run.Add(word);
        }

        if (run.Count > 0) yield return new([.. run]);
    }

    private static IEnumerable<Phrase> Loosened(Phrase phrase)
    {
        if (!phrase.IsHan) return phrase.Words.Select(word => new Phrase([word]));
        if (phrase.Words.Count <= 2) return [phrase];
        var starts = Enumerable.Range(0, phrase.Words.Count / 2).Select(pair => pair * 2);
        if (phrase.Words.Count % 2 == 1) starts = starts.Append(phrase.Words.Count - 2);
        return starts.Select(start => new Phrase([phrase.Words[start], phrase.Words[start + 1]]));
    }
}
