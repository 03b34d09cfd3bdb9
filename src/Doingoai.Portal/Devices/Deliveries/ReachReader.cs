using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Deliveries;

/// <summary>Compares what was issued with what was drawn. Nothing is kept here: after a restart the answers are the same.</summary>
internal sealed class ReachReader(IManifestHistory history, DeliveryStore deliveries, AvailabilityLoop availability, DeviceDirectory directory)
{
    private const int Recent = 50;

    /// <summary>Does every screen show its newest manifest?</summary>
    public async Task<ReachFigures> OfFleetAsync(CancellationToken cancel)
    {
        var newest = await history.NewestAsync(cancel);
        var drawn = await deliveries.DrawnAsync(cancel);
        return await FiguresAsync(newest, head => drawn.GetValueOrDefault(head.Screen) < head.Version, cancel);
    }

    /// <summary>How far one act came: each of its manifests itself, not what followed it.</summary>
    public async Task<(ReachFigures Figures, IReadOnlyList<Ladder> Ladders)> OfChangeAsync(ManifestChange change, IReadOnlyDictionary<Guid, IssuedHead> newest, CancellationToken cancel)
    {
        var ladders = (await LaddersAsync(change.Heads, head => Followed(head, newest), cancel)).ToDictionary(ladder => ladder.Screen);
        var passedOver = change.Heads.Where(head => ladders[head.Screen].Superseded is not null).ToList();
        var figures = await FiguresAsync([.. change.Heads.Except(passedOver)], head => ladders[head.Screen].Drawn is null, cancel);
        return (figures with { Superseded = passedOver.Count(head => IsInUse(head.Screen)) }, [.. ladders.Values]);
    }

    /// <summary>Screens whose newest manifest carries the item, or whose drawn one still does.</summary>
    public Task<ReachFigures> OfItemAsync(string item, CancellationToken cancel) => MarkedAsync((screen, version) => history.ItemMarkAsync(screen, version, item, cancel), cancel);

    public Task<ReachFigures> OfPlaylistAsync(Guid playlist, CancellationToken cancel) => MarkedAsync((screen, version) => history.PlaylistMarkAsync(screen, version, playlist, cancel), cancel);

    /// <summary>One screen and its newest manifest; <c>null</c> while it has none.</summary>
    public async Task<(ReachFigures Figures, Ladder Ladder)?> OfOneAsync(Guid screen, CancellationToken cancel)
    {
        if (await history.OfScreenAsync(screen, 1, cancel) is not [var head]) return null;
        var ladder = (await LaddersAsync([head], _ => null, cancel))[0];
        return (await FiguresAsync([head], _ => ladder.Drawn is null, cancel), ladder);
    }

    /// <summary>The ladders of one screen, newest first.</summary>
    public async Task<IReadOnlyList<Ladder>> OfScreenAsync(Guid screen, int most, CancellationToken cancel)
    {
        var heads = await history.OfScreenAsync(screen, most, cancel);
        var followed = heads.Skip(1).Zip(heads).ToDictionary(pair => pair.First.Version, pair => pair.Second.IssuedAt);
        return await LaddersAsync(heads, head => followed.TryGetValue(head.Version, out var at) ? at : null, cancel);
    }

    /// <summary>One manifest on one screen.</summary>
    public async Task<Ladder> LadderAsync(Guid screen, long version, CancellationToken cancel)
    {
        var recent = await OfScreenAsync(screen, Recent, cancel);
        return recent.FirstOrDefault(ladder => ladder.Version == version) ?? Ladder.Of(screen, version, null, null, await deliveries.RungsAsync(screen, version, cancel));
    }

    private async Task<IReadOnlyList<Ladder>> LaddersAsync(IReadOnlyCollection<IssuedHead> heads, Func<IssuedHead, DateTimeOffset?> followed, CancellationToken cancel)
    {
        var reported = await deliveries.RungsAsync(heads, cancel);
        return [.. heads.Select(head => Ladder.Of(head.Screen, head.Version, head.IssuedAt, followed(head), reported[(head.Screen, head.Version)]))];
    }

    // The exact moment is on the screen's own page; that it was followed, and by what at the latest, is enough here.
    private static DateTimeOffset? Followed(IssuedHead head, IReadOnlyDictionary<Guid, IssuedHead> newest) =>
        newest.TryGetValue(head.Screen, out var last) && last.Version > head.Version ? last.IssuedAt : null;

    private bool IsInUse(Guid screen) => availability.Lasting(screen) is { State: not ScreenState.NotCommissioned };

    private async Task<ReachFigures> MarkedAsync(Func<Guid, long, Task<string>> mark, CancellationToken cancel)
    {
        var drawn = await deliveries.DrawnAsync(cancel);
        var (concerned, missing) = (new List<IssuedHead>(), new HashSet<Guid>());
        foreach (var head in await history.NewestAsync(cancel))
        {
            var wanted = await mark(head.Screen, head.Version);
            var shown = drawn.TryGetValue(head.Screen, out var version) ? version >= head.Version ? wanted : await mark(head.Screen, version) : "";
            if (wanted.Length == 0 && shown.Length == 0) continue;
            concerned.Add(head);
            if (wanted != shown) missing.Add(head.Screen);
        }

        return await FiguresAsync(concerned, head => missing.Contains(head.Screen), cancel);
    }

    private async Task<ReachFigures> FiguresAsync(IReadOnlyList<IssuedHead> heads, Func<IssuedHead, bool> isMissing, CancellationToken cancel)
    {
        var screens = (from cluster in await directory.ClustersAsync(cancel) from device in cluster.Devices from screen in device.Screens select screen).ToDictionary(screen => screen.Id);
        var (inUse, notInUse, missing) = (0, 0, new List<(IssuedHead Head, ScreenInfo Screen, Span? Lasting)>());
        foreach (var head in heads.Where(head => screens.ContainsKey(head.Screen)))
        {
            var (isLacking, lasting) = (isMissing(head), availability.Lasting(head.Screen));
            if (isLacking && !IsInUse(head.Screen))
            {
                notInUse++;
                continue;
            }

            inUse++;
            if (isLacking) missing.Add((head, screens[head.Screen], lasting));
        }

        var ladders = await LaddersAsync([.. missing.Select(one => one.Head)], _ => null, cancel);
        return new(inUse, [.. missing.Zip(ladders, (one, ladder) => new Unreached(one.Screen, one.Lasting, ladder))], notInUse);
    }
}
