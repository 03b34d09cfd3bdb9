namespace Doingoai.Portal.Content.Search;

/// <summary>Folds the synonyms once for as long as they stay the same list.</summary>
internal sealed class SynonymLookUp(ISynonyms synonyms)
{
    private volatile Folded _last = new([], SynonymForms.None);

    public async ValueTask<SynonymForms> CurrentAsync(CancellationToken cancel)
    {
        var sets = await synonyms.AllAsync(cancel);
        if (ReferenceEquals(_last.Sets, sets)) return _last.Forms;
        return (_last = new(sets, new(sets))).Forms;
    }

    private sealed record Folded(IReadOnlyList<IReadOnlyList<string>> Sets, SynonymForms Forms);
}
