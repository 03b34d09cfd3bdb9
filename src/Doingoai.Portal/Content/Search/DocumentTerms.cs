using System.Text;

namespace Doingoai.Portal.Content.Search;

/// <summary>The terms of a document. Pure.</summary>
internal static class DocumentTerms
{
    /// <summary>Raise when other terms come out of the same text: every document is then indexed anew.</summary>
    public const int Rules = 2;

    /// <summary>PostgreSQL holds no more than 1 MiB of terms in a document. What is beyond is not found, on either database.</summary>
    private const int MostBytes = 1_000_000;

    public static IReadOnlyCollection<string> Of(DocumentText text)
    {
        var terms = new Bag();
        Add(terms, text.Title, Term.InTitle, Term.InLead, Term.Anywhere);
        Add(terms, text.Lead, Term.InLead, Term.Anywhere);
        Add(terms, text.Body, Term.Anywhere);
        return terms.Terms;
    }

    private static void Add(Bag terms, string text, params ReadOnlySpan<char> places)
    {
        var words = Words.Of(text);
        for (var at = 0; at < words.Count && !terms.IsFull; at++)
        {
            foreach (var place in places)
            {
                terms.Add(Term.Word(place, Single(words, at)));
                if (Together(words, at) is { } together) terms.Add(Term.Together(place, together));
            }

            if (words[at].HasMarks) terms.Add(Term.Word(Term.AsWritten, words[at].Written));
        }
    }

    /// <summary>Han characters overlap in twos; the last of a run stands alone, so that each is found as a beginning.</summary>
    private static string Single(List<Word> words, int at) => Follows(words, at) ? words[at].Folded + words[at + 1].Folded : words[at].Folded;

    private static string? Together(List<Word> words, int at)
    {
        if (words[at].IsHan) return Follows(words, at) && Follows(words, at + 1) ? words[at].Folded + words[at + 1].Folded + words[at + 2].Folded : null;
        return at + 1 < words.Count && !words[at + 1].IsHan ? words[at].Folded + words[at + 1].Folded : null;
    }

    private static bool Follows(List<Word> words, int at) => at + 1 < words.Count && words[at + 1].Continues(words[at]);

    private sealed class Bag
    {
        private int _bytes;

        public HashSet<string> Terms { get; } = [];

        public bool IsFull { get; private set; }

        public void Add(string term)
        {
            var bytes = Encoding.UTF8.GetByteCount(term);
            if (IsFull || !Terms.Add(term)) return;
            _bytes += bytes;
            if (_bytes <= MostBytes) return;
            Terms.Remove(term);
            IsFull = true;
        }
    }
}
