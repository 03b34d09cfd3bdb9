using Doingoai.Portal.Content;

namespace Doingoai.Portal.Tests.Site;

/// <summary>What is live, in memory; also the drafts.</summary>
internal sealed class FakeLive : ILive, IDrafts
{
    private readonly List<LiveVersion> _versions = [];
    private readonly Dictionary<(string Language, string Slug), string> _earlier = [];
    private readonly HashSet<(string Language, string Slug)> _gone = [];
    private readonly HashSet<(string Item, string Language)> _recalled = [];
    private long _generation = 1;

    public List<LiveVersion> Drafts { get; } = [];

    public int Lists { get; private set; }

    /// <summary>A plan; made or changed, it raises the generation.</summary>
    public DateTimeOffset? Next
    {
        get;
        set
        {
            field = value;
            _generation++;
        }
    }

    public void Clear()
    {
        _versions.Clear();
        _earlier.Clear();
        _gone.Clear();
        _recalled.Clear();
        Drafts.Clear();
        Lists = 0;
        _generation++;
    }

    public void Publish(LiveVersion version)
    {
        Take(version.Item, version.Language);
        _versions.Add(version);
        _generation++;
    }

    public void MoveSlug(string language, string from, string to) => _earlier[(language, from)] = to;

    public void Recall(string item, string language)
    {
        foreach (var version in Take(item, language)) _gone.Add((language, version.Slug));
        _recalled.Add((item, language));
        _generation++;
    }

    public Task<LiveVersion?> FindAsync(Channel channel, string language, string item, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(_versions.FirstOrDefault(version => version.Language == language && version.Item == item));

    public Task<LiveVersion?> BySlugAsync(Channel channel, string language, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        var current = _earlier.GetValueOrDefault((language, slug), slug);
        return Task.FromResult(_versions.FirstOrDefault(version => version.Language == language && version.Slug == current));
    }

    public Task<bool> WasAtAsync(Channel channel, string language, string slug, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(_gone.Contains((language, slug)));

    public Task<IReadOnlyList<LiveVersion>> ListAsync(Channel channel, string language, DateTimeOffset now, LiveFilter filter, CancellationToken cancel)
    {
        Lists++;
        return Task.FromResult<IReadOnlyList<LiveVersion>>([.. _versions
            .Where(version => version.Language == language && (filter.Section is null || version.SectionKey == filter.Section)
                && !(version.FirstPublished < filter.Since) && !(version.FirstPublished >= filter.Before))
            .OrderByDescending(version => version.FirstPublished).Skip(filter.Skip).Take(filter.Take)]);
    }

    public Task<IReadOnlyList<LiveVersion>> AllLanguagesAsync(Channel channel, string item, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<LiveVersion>>([.. _versions.Where(version => version.Item == item)]);

    public Task<IReadOnlyList<LiveVersion>> FindAllAsync(Channel channel, string language, IReadOnlyCollection<string> items, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<LiveVersion>>([.. _versions.Where(version => version.Language == language && items.Contains(version.Item))]);

    public Task<IReadOnlyList<LiveKey>> KeysAsync(Channel channel, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<LiveKey>>([.. _versions.Select(version => new LiveKey(version.Item, version.Language, version.PublicationId))]);

    public Task<IReadOnlySet<string>> MediaAsync(Channel channel, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

    public Task<DateTimeOffset?> NextTransitionAsync(DateTimeOffset now, CancellationToken cancel) => Task.FromResult(Next);

    public Task<IReadOnlyList<LiveAddress>> AddressesAsync(Channel channel, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<LiveAddress>>([.. _versions.OrderByDescending(version => version.FirstPublished).Select(version =>
            new LiveAddress(version.Item, version.Language, version.Type, version.Title, version.Slug, version.SectionKey, version.Updated, version.FirstPublished))]);

    public async Task<IReadOnlyList<LiveAddress>> AddressesOfAsync(Channel channel, string item, DateTimeOffset now, CancellationToken cancel) =>
        [.. (await AddressesAsync(channel, now, cancel)).Where(address => address.Item == item)];

    public Task<bool> WasLiveAsync(Channel channel, string language, string item, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(_versions.Exists(version => (version.Item, version.Language) == (item, language)) || _recalled.Contains((item, language)));

    public Task<string?> LegacyItemAsync(int number, CancellationToken cancel) => Task.FromResult<string?>(null);

    public Task<long> GenerationAsync(CancellationToken cancel) => Task.FromResult(_generation);

    public Task<LiveVersion?> FindAsync(string version, CancellationToken cancel) => Task.FromResult(Drafts.FirstOrDefault(draft => draft.Version == version));

    private List<LiveVersion> Take(string item, string language)
    {
        var taken = _versions.Where(version => version.Item == item && version.Language == language).ToList();
        taken.ForEach(version => _versions.Remove(version));
        return taken;
    }
}
