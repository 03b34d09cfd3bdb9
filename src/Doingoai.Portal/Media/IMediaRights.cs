namespace Doingoai.Portal.Media;

/// <summary>How long assets may be shown.</summary>
internal interface IMediaRights
{
    /// <summary>When licences end or ended, by hash; who is absent may be shown for ever. From memory, at most a second old.</summary>
    ValueTask<IReadOnlyDictionary<string, DateTimeOffset>> EndsAsync(CancellationToken cancel);

    /// <summary>Those that may not be shown any more.</summary>
    async ValueTask<IReadOnlySet<string>> LapsedAsync(DateTimeOffset now, CancellationToken cancel) =>
        (await EndsAsync(cancel)).Where(one => one.Value <= now).Select(one => one.Key).ToHashSet();
}
