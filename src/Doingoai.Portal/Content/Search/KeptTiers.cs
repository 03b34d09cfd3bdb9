using System.Collections.Concurrent;

namespace Doingoai.Portal.Content.Search;

/// <summary>What recent queries found, so that the next page or a narrower choice asks the index nothing. Good for one revision of it.</summary>
internal sealed class KeptTiers
{
    private const int Most = 64;

    private readonly ConcurrentDictionary<Key, Tiers> _kept = [];

    public async Task<Tiers> GetAsync(long revision, SynonymForms synonyms, Query query, Func<Task<Tiers>> find)
    {
        var key = new Key(revision, synonyms, string.Join('|', query.Phrases.Select(phrase => string.Join(' ', phrase.Words.Select(word => word.Written)))));
        if (_kept.TryGetValue(key, out var known)) return known;

        var found = await find();
        if (_kept.Count >= Most) _kept.Clear();
        return _kept[key] = found;
    }

    private sealed record Key(long Revision, SynonymForms Synonyms, string Query);
}
