namespace Doingoai.Portal.Content.Search;

/// <summary>Synonyms ready to be looked up in a query.</summary>
internal sealed class SynonymForms
{
    private readonly Dictionary<string, List<IReadOnlyList<Phrase>>> _others = [];
    private readonly int _longest;

    public SynonymForms(IReadOnlyList<IReadOnlyList<string>> sets)
    {
        foreach (var forms in sets.Select(set => set.Select(form => Query.Of(form).Phrases).Where(form => form.Count > 0).DistinctBy(Key).ToList()))
        {
            foreach (var form in forms)
            {
                if (!_others.TryGetValue(Key(form), out var others)) _others[Key(form)] = others = [];
                others.AddRange(forms.Where(other => other != form).Select(AsOnePhrase));
                _longest = Math.Max(_longest, form.Count);
            }
        }
    }

    public static SynonymForms None { get; } = new([]);

    /// <summary>The longest run of phrases from <paramref name="at"/> that is a known form, and what else it is called; else one phrase and nothing.</summary>
    public (int Covered, IReadOnlyList<IReadOnlyList<Phrase>> Others) At(IReadOnlyList<Phrase> phrases, int at)
    {
        for (var length = Math.Min(_longest, phrases.Count - at); length > 0; length--)
            if (_others.TryGetValue(Key(phrases.Skip(at).Take(length)), out var others)) return (length, others);
        return (1, []);
    }

    private static string Key(IEnumerable<Phrase> phrases) => string.Join(' ', phrases.Select(phrase => phrase.Folded));

    /// <summary>Words of a synonym nobody typed must at least stand together.</summary>
    private static IReadOnlyList<Phrase> AsOnePhrase(IReadOnlyList<Phrase> form) =>
        form.All(phrase => !phrase.IsHan) ? [new([.. form.SelectMany(phrase => phrase.Words)])] : form;
}
