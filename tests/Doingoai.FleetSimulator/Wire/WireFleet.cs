using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Doingoai.FleetSimulator.Load;

namespace Doingoai.FleetSimulator.Wire;

/// <summary>A wire-level screen for every seat of the portal.</summary>
internal sealed class WireFleet : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly IPEndPoint _broker;

    public WireFleet(LoadPortal portal, WireMessage received)
    {
        _http = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 256 }) { BaseAddress = portal.Network.Address, Timeout = Patience };
        _broker = new(IPAddress.Loopback, portal.Network.MqttPort);
        Screens = [.. portal.Seats.Select(seat => new WireScreen(seat, portal.Identity.PortalId, _http, received))];
    }

    public IReadOnlyList<WireScreen> Screens { get; }

    /// <summary>All at once, <paramref name="width"/> at a time (<c>null</c>: really at once); each until it is back. Answers how long each took since the call, ms.</summary>
    public async Task<IReadOnlyCollection<double>> ConnectAsync(int? width, CancellationToken cancel)
    {
        var (began, took) = (Stopwatch.GetTimestamp(), new ConcurrentBag<double>());
        async ValueTask Connect(WireScreen screen, CancellationToken stop)
        {
            await ReturnAsync(screen, stop);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        if (width is { } some) await Parallel.ForEachAsync(Screens, new ParallelOptions { MaxDegreeOfParallelism = some, CancellationToken = cancel }, Connect);
        else await Task.WhenAll(Screens.Select(screen => Task.Run(() => Connect(screen, cancel).AsTask(), cancel)));
        return took;
    }

    public void CutAll()
    {
        foreach (var screen in Screens) screen.Cut();
    }

    /// <summary>Tries until it is back, as a player does; without its jitter.</summary>
    public async Task ReturnAsync(WireScreen screen, CancellationToken cancel)
    {
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            try
            {
                await screen.ConnectAsync(_broker, patience.Token);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }

    public void Dispose()
    {
        foreach (var screen in Screens) screen.Dispose();
        _http.Dispose();
    }
}
