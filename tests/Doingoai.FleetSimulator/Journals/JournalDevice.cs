using System.Security.Cryptography;
using Doingoai.Player.Enrolment;
using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.FleetSimulator.Journals;

/// <summary>
/// A device reduced to its journal and its link: real journal on a disk that can lose its power, real sender and SignalR link
/// to a real portal, and clocks that can be turned.
/// </summary>
internal sealed class JournalDevice(ECDsa key, Guid device, string portalId, HttpClient http) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly HashSet<string> _promised = [];
    private readonly HashSet<string> _tried = [];
    private readonly MachineTime _time = new();
    private CrashingDisk _disk = new();
    private PlayerClock _clock = null!;
    private Journal _journal = null!;
    private int _boots;
    private int _kills;
    private int _lostAcknowledgements;

    public Guid Id => device;

    /// <summary>Records whose writing was confirmed.</summary>
    public IReadOnlySet<string> Promised => _promised;

    /// <summary>Records somebody tried to write; of these the portal may have more than were confirmed.</summary>
    public IReadOnlySet<string> Tried => _tried;

    public int Kills => _kills;

    public int LostAcknowledgements => _lostAcknowledgements;

    /// <summary>Power cuts and lost answers while it reports, a month without network with more cuts, and then everything reported.</summary>
    public async Task LiveAsync(int perDay, CancellationToken cancel)
    {
        if (_boots == 0) await BootAsync();
        for (var round = RandomNumberGenerator.GetInt32(2, 5); round > 0; round--) await ReportAsync(isKilled: true, cancel);
        var cut = RandomNumberGenerator.GetInt32(30); // one surely, and some by chance
        for (var day = 0; day < 30; day++)
        {
            await WriteAsync(RandomNumberGenerator.GetInt32(perDay + 1));
            _time.Advance(TimeSpan.FromHours(24));
            if (day == cut || RandomNumberGenerator.GetInt32(10) == 0) await KillAsync();
        }

        await ReportAsync(isKilled: false, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_boots > 0) await _journal.DisposeAsync();
    }

    private async Task BootAsync()
    {
        _clock = new(_time, $"boot-{++_boots}", null, 0);
        _journal = new(_disk, "/player", device, key, _clock, new($"boot-{_boots}", "simulator"), new JournalBounds(), NullLogger<Journal>.Instance);
        await _journal.OpenAsync();
    }

    private async Task WriteAsync(int records)
    {
        var entries = Enumerable.Range(0, records).Select(_ => Guid.CreateVersion7().ToString("N")).ToList();
        _tried.UnionWith(entries);
        var writing = entries.Select(entry => (entry, _journal.AppendAsync(JournalKinds.Play, new PlayBody(device, 1, entry, "item", "vi")))).ToList();
        // After a power cut nobody answers any more.
        await Task.WhenAny(Task.WhenAll(writing.Select(one => one.Item2)), Task.Delay(_disk.IsDead ? TimeSpan.Zero : Patience), DeadAsync());
        foreach (var (entry, written) in writing)
            if (written is { IsCompletedSuccessfully: true, Result: true }) _promised.Add(entry);
    }

    private async Task DeadAsync()
    {
        while (!_disk.IsDead) await Task.Delay(5);
        await Task.Delay(20);
    }

    private async Task KillAsync()
    {
        _disk.CutAt = _disk.Steps + RandomNumberGenerator.GetInt32(1, 5);
        // A write may need fewer steps than the cut is away.
        while (!_disk.IsDead) await WriteAsync(RandomNumberGenerator.GetInt32(1, 8));
        await RestartAsync();
    }

    private async Task RestartAsync()
    {
        if (!_disk.IsDead) await _journal.DisposeAsync(); // the cut did not come; the machine is switched off properly
        else _kills++;
        _disk = _disk.Restart(new(RandomNumberGenerator.GetInt32(int.MaxValue)));
        _time.Advance(TimeSpan.FromMinutes(2));
        await BootAsync();
    }

    // Reports over a link until everything is acknowledged, or until the power goes in the middle.
    private async Task ReportAsync(bool isKilled, CancellationToken cancel)
    {
        var isDone = false;
        while (!isDone)
        {
            var state = new LinkState();
            var sender = new JournalSender(_journal, state, TimeProvider.System, NullLogger.Instance);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var sending = sender.RunAsync(stop.Token);
            // Every device has lost one at the end, by chance or here.
            var losing = isKilled ? RandomNumberGenerator.GetInt32(3) : _lostAcknowledgements == 0 ? 1 : 0;
            try
            {
                await using var connection = await ConnectAsync(sender, () => losing-- > 0, cancel);
                _clock.Measure(_clock.WallMs, _time.TrueMs, _time.TrueMs, _clock.WallMs);
                if (isKilled) _disk.CutAt = _disk.Steps + RandomNumberGenerator.GetInt32(1, 25);
                state.Set(LinkNames.SignalR, connection);
                sender.Hurry(); // the power goes while batches are on their way, not while they wait for each other
                await WriteAsync(RandomNumberGenerator.GetInt32(1, 60));
                sender.Hurry();
                if (isKilled) await Task.WhenAny(connection.Closed, Task.Delay(Moment * RandomNumberGenerator.GetInt32(1, 100) / 100, cancel));
                else await Task.WhenAny(connection.Closed, EmptyAsync(cancel));
                isDone = isKilled || _journal.Backlog == 0;
                state.Clear();
            }
            catch (Exception error) when (error is HttpRequestException or IOException or InvalidOperationException or TimeoutException or System.Net.WebSockets.WebSocketException or System.Net.Sockets.SocketException)
            {
                await Task.Delay(Moment, cancel); // the portal is being killed, too
            }
            finally
            {
                await stop.CancelAsync();
                await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        if (isKilled) await RestartAsync();
    }

    private async Task<ILinkConnection> ConnectAsync(JournalSender sender, Func<bool> isLost, CancellationToken cancel)
    {
        var portal = new PortalHttp(http, new DeviceIdentity(device, portalId, Jwk.Of(key)), key, _journal.Run);
        return await new SignalRLink(portal, PortalCertificate.OfSystem).ConnectAsync(
            async envelope =>
            {
                if (envelope.Type != DownTypes.JournalAck || ProtocolJson.TryRead<JournalAck>(envelope.Body) is not { } acknowledged) return;
                if (isLost()) Interlocked.Increment(ref _lostAcknowledgements);
                else await sender.AcknowledgeAsync(acknowledged);
            },
            cancel).WaitAsync(Patience, cancel);
    }

    private async Task EmptyAsync(CancellationToken cancel)
    {
        while (_journal.Backlog > 0) await Task.Delay(20, cancel);
    }
}
