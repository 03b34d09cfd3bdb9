using Doingoai.Demo;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>A portal with something approved to show, and the kiosks a scenario puts up at it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const int LongSeconds = 600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Newsroom _newsroom;
    private readonly List<Kiosk> _kiosks = [];

    private Site(Fleet fleet, Newsroom newsroom, Draft draft) => (Fleet, _newsroom, Draft) = (fleet, newsroom, draft);

    public Fleet Fleet { get; }

    /// <summary>Approved for every screen.</summary>
    public Draft Draft { get; }

    public PortalClient Technician => Fleet.Technician;

    public static async Task<Site> OpenAsync(CancellationToken cancel, IReadOnlyDictionary<string, string>? settings = null)
    {
        var fleet = await Fleet.StartAsync(0, "mqtt", cancel, settings);
        try
        {
            var newsroom = await Newsroom.OpenAsync(fleet.Network, cancel);
            var draft = await newsroom.WriteAsync(FreshPicture.Make(1), "Ảnh thử", cancel);
            await newsroom.ApproveAsync(draft, cancel);
            return new(fleet, newsroom, draft);
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public FleetPlace TakePlace()
    {
        var place = Fleet.Free[0];
        Fleet.Free.RemoveAt(0);
        return place;
    }

    public async Task<Kiosk> PutUpAsync(FleetPlace place, string link, CancellationToken cancel) => Keep(await Kiosk.EnrolAsync(Fleet, place, link, cancel));

    public Kiosk Keep(Kiosk kiosk)
    {
        _kiosks.Add(kiosk);
        return kiosk;
    }

    public Task ShowAsync(Guid screen, CancellationToken cancel) => _newsroom.ShowNowAsync(screen, Draft, cancel, LongSeconds);

    /// <summary>Shows the approved picture on the kiosk and waits until it is drawn.</summary>
    public async Task ShowAsync(Kiosk kiosk, CancellationToken cancel)
    {
        await ShowAsync(kiosk.Screen, cancel);
        await Wait.UntilAsync("the picture is on screen", () => kiosk.Shows.Length > 0, Patience, cancel);
    }

    /// <summary>State and reason of a screen, as the board says.</summary>
    public async Task<(string State, string? Reason)> StateAsync(Guid screen, CancellationToken cancel)
    {
        var state = await Technician.GetAsync($"/api/v1/screens/{screen:N}/state", cancel);
        return (state.GetProperty("state").GetString()!, state.TryGetProperty("reason", out var reason) ? reason.GetString() : null);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_kiosks.Select(kiosk => kiosk.DisposeAsync().AsTask()));
        _newsroom.Dispose();
        await Fleet.DisposeAsync();
    }
}
