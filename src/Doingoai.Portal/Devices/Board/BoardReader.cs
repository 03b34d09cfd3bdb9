using System.Globalization;
using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Devices.Health;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Reads what the board shows to one person.</summary>
internal sealed class BoardReader(
    DeviceDirectory directory, ScreenStates states, SpanStore spans, Verdicts verdicts, SummaryReader summary, FaultStore faults, FramePictures pictures, Quarantines.Quarantines quarantines, IScreenManifests manifests, IAccess access,
    IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    // What was ordered longer ago is nobody's question any more.
    private static readonly TimeSpan OrdersShown = TimeSpan.FromHours(1);

    public async Task<BoardView> ReadAsync(Person by, string token, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reading = new Reading(now, await spans.SinceAsync(UptimeFigures.Start(now, 29), cancel), await OrdersAsync(now, only: null, cancel), await faults.StandingAsync(now, only: null, cancel), token);
        var clusters = new List<ClusterView>();
        foreach (var cluster in await directory.ClustersAsync(cancel))
        {
            var mayCommand = await access.MayAsync(by.Id, Permission.CommandDevices, new(Cluster: cluster.Id), cancel);
            var screens = new List<ScreenView>();
            foreach (var device in cluster.Devices)
                foreach (var screen in device.Screens)
                    screens.Add(await ScreenAsync(reading, device, screen, mayCommand, cancel));
            clusters.Add(new(cluster.Id, cluster.Names.In(Language), screens));
        }

        return new(now, clusters, await summary.ReadAsync(cancel));
    }

    public async Task<ScreenView?> ReadScreenAsync(Guid screen, Person by, string token, CancellationToken cancel)
    {
        if (await directory.DeviceOfAsync(screen, cancel) is not { } device) return null;
        var mayCommand = await access.MayAsync(by.Id, Permission.CommandDevices, new(Cluster: device.Cluster), cancel);
        var now = time.GetUtcNow();
        var history = (await spans.SinceAsync(screen, UptimeFigures.Start(now, 29), cancel)).ToLookup(_ => screen);
        var reading = new Reading(now, history, await OrdersAsync(now, device.Id, cancel), await faults.StandingAsync(now, device.Id, cancel), token);
        return await ScreenAsync(reading, device, device.Screens.First(one => one.Id == screen), mayCommand, cancel);
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    // A heartbeat has one card read on every open board: what is read for it is of its device alone.
    private async Task<ILookup<Guid, CommandRow>> OrdersAsync(DateTimeOffset now, Guid? only, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var since = now - OrdersShown;
        var orders = await db.Set<CommandRow>().AsNoTracking().Where(row => row.AcceptedAt > since && (only == null || row.Device == only))
            .OrderByDescending(row => row.AcceptedAt).Take(1_000).ToListAsync(cancel);
        return orders.ToLookup(row => row.Device);
    }

    private async Task<ScreenView> ScreenAsync(Reading reading, DeviceInfo device, ScreenInfo screen, bool mayCommand, CancellationToken cancel)
    {
        var history = reading.Spans[screen.Id].ToList();
        var state = await states.OfAsync(device, screen.Id, UptimeFigures.Of(history, reading.Now), reading.Now, cancel);
        var orders = reading.Orders[device.Id].Where(row => row.Screen is null || row.Screen == screen.Id).DistinctBy(row => row.Name).Select(CommandAnswer.Of);
        var told = reading.Faults[device.Id].Where(fault => fault.Screen is null || fault.Screen == screen.Id);
        return new(screen, screen.Names.In(Language), device.Names.In(Language), state, [.. verdicts.Of(device.Id, screen.Id)], DayUptime.Last30(history, reading.Now), [.. orders], [.. told], mayCommand, reading.Token, pictures.Of(screen.Id) is [var newest, ..] ? newest : null, await PassedOverAsync(screen.Id, state.CurrentVersion ?? 0, cancel));
    }

    private async Task<IReadOnlyList<PassedOverView>> PassedOverAsync(Guid screen, long version, CancellationToken cancel)
    {
        var passed = new List<PassedOverView>();
        foreach (var slide in quarantines.Of(screen)) passed.Add(new(slide, (await manifests.EntryAsync(screen, version, slide.Entry, cancel))?.Title));
        return passed;
    }

    private sealed record Reading(DateTimeOffset Now, ILookup<Guid, Span> Spans, ILookup<Guid, CommandRow> Orders, ILookup<Guid, DeviceFault> Faults, string Token);
}
