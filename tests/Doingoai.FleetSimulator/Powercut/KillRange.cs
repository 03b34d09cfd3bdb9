using Doingoai.FleetSimulator.Faults;
using Doingoai.FleetSimulator.StandIn;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Powercut;

/// <summary>
/// One agent and its portal: started without network, its first frame judged, then given network and one manifest after
/// another, and killed at a random moment. And again, on the same folder.
/// </summary>
internal sealed class KillRange : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly HashSet<string> Nothing = [];
    private const int LongestMs = 700;

    private readonly StandInPortal _portal;
    private readonly TcpProxy _network;
    private readonly Editions _editions;
    private readonly Witness _witness;
    private readonly string _folder = Directory.CreateTempSubdirectory("doingoai-powercut-").FullName;
    private volatile TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string _phase = "";

    private KillRange(StandInPortal portal, int seed)
    {
        (_portal, _network, _editions, _witness) = (portal, new(portal.Address.Port), new(portal, seed), new(portal.Signer));
        portal.Heard = Hear;
        portal.Enrol(new Disk(), _folder);
    }

    public static async Task<KillRange> OpenAsync(int seed, CancellationToken cancel)
    {
        var range = new KillRange(await StandInPortal.StartAsync(cancel), seed);
        range._editions.Offer();
        await using var agent = range.Start();
        while ((await agent.Said.ReadAsync(cancel).AsTask().WaitAsync(Patience, cancel)).Shown.Drawn is not { Length: > 0 })
        {
        }

        await Wait.UntilAsync("the first manifest plays", () => range._witness.Now.Least > 0, Patience, cancel);
        return range;
    }

    /// <summary>One start, one kill.</summary>
    public async Task<Trial> RunAsync(CancellationToken cancel)
    {
        // A network that is away refuses, or says nothing at all.
        if (Random.Shared.Next(4) == 0) _network.Cut();
        else _network.Silence();

        var (least, drawn, recalled) = _witness.Now;
        _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _phase = "start";
        await using var agent = Start();
        var (problem, first) = await FirstFrameAsync(agent, least, drawn, recalled, cancel);
        _network.Heal();
        if (problem is not null) return new(problem, first, _phase);

        await _heard.Task.WaitAsync(Patience, cancel);
        await Task.Delay(Random.Shared.Next(LongestMs), cancel);
        var phase = _phase;
        var errors = await agent.KillAsync();
        while (agent.Said.TryRead(out var said))
            if (said.Shown is { Steps: not null, Manifest: > 0 }) problem ??= Judge.Find(_portal.Signer, said.Shown, 0, Nothing, Nothing);
        return new(problem ?? (errors.Length > 0 ? $"broken: {errors}" : null), first, phase);
    }

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await _portal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private AgentProcess Start() => AgentProcess.Start(_folder, new($"http://127.0.0.1:{_network.Port}"), LinkNames.Polling);

    private async Task<(string? Problem, TimeSpan? First)> FirstFrameAsync(AgentProcess agent, long least, IReadOnlySet<string> drawn, IReadOnlySet<string> recalled, CancellationToken cancel)
    {
        var isJudged = false;
        try
        {
            while (true)
            {
                var (shown, at) = await agent.Said.ReadAsync(cancel).AsTask().WaitAsync(Patience, cancel);
                if (shown.Steps is not null)
                {
                    if (Judge.Find(_portal.Signer, shown, least, drawn, recalled) is { } problem) return (problem, null);
                    isJudged = true;
                }
                else if (isJudged && shown.Drawn is { Length: > 0 }) return (null, at);
            }
        }
        catch (Exception error) when (error is TimeoutException or System.Threading.Channels.ChannelClosedException)
        {
            return ($"broken: no frame; {await agent.KillAsync()}", null);
        }
    }

    // The next manifest follows upon an activation that was told, and once while the files of the first may still be coming.
    private void Hear(Envelope envelope)
    {
        _heard.TrySetResult();
        _phase = envelope.Type == UpTypes.Delivery && ProtocolJson.TryRead<Delivery>(envelope.Body) is { } delivery ? $"after {delivery.Rung}" : _phase;
        var isNewer = _witness.Hear(envelope);
        if (envelope.Type == UpTypes.Hello) _portal.Forget();
        if (isNewer || envelope.Type == UpTypes.Hello) _ = OfferSoonAsync(Random.Shared.Next(120));
        if (envelope.Type == UpTypes.Hello) _ = OfferSoonAsync(Random.Shared.Next(120, 500));
    }

    private async Task OfferSoonAsync(int ms)
    {
        await Task.Delay(ms);
        lock (_editions) _editions.Offer();
    }
}
