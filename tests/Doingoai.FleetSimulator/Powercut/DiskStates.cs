using Doingoai.FleetSimulator.Faults;
using Doingoai.FleetSimulator.StandIn;
using Doingoai.Player;
using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.FleetSimulator.Powercut;

/// <summary>
/// A whole agent on a disk that records; then what a power cut at any of its steps may leave of that disk, with unsynced
/// writes dropped, torn and reordered, and an agent started on each of those.
/// </summary>
internal sealed class DiskStates : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const string Folder = "/player";

    // Its keys are used by one thread at a time.
    private readonly Lock _judging = new();
    private readonly StandInPortal _portal;
    private readonly RecordingDisk<Remark> _disk = new();
    private IReadOnlyList<DiskStep<Remark>> _steps = [];
    private int _durable;

    private DiskStates(StandInPortal portal) => _portal = portal;

    /// <summary>Steps at which the power may go.</summary>
    public int Steps => _steps.Count - _durable;

    /// <summary>Records an agent that takes so many manifests, and a recall among them.</summary>
    public static async Task<DiskStates> RecordAsync(int manifests, CancellationToken cancel)
    {
        var states = new DiskStates(await StandInPortal.StartAsync(cancel));
        await states.RecordStoryAsync(manifests, cancel);
        return states;
    }

    /// <summary>Starts an agent on so many states; answers what was wrong with each that was wrong.</summary>
    public async Task<IReadOnlyList<string>> TryAsync(int count, bool honoursSync, int seed, CancellationToken cancel)
    {
        var chance = new Random(seed);
        var cuts = Enumerable.Range(0, count).Select(_ => chance.Next(_durable, _steps.Count) + 1).Order().ToList();
        var replay = new DiskReplay(honoursSync: true);
        var witnessed = Remark.Nothing;
        using var places = new SemaphoreSlim(Environment.ProcessorCount);
        var trying = new List<Task<string?>>();
        async Task<string?> TryOneAsync(CrashingDisk disk, Remark remark, string name)
        {
            try
            {
                return await ProblemAsync(disk, remark, cancel) is { } problem ? $"{name}: {problem}" : null;
            }
            finally
            {
                places.Release();
            }
        }

        for (var (next, step) = (0, 0); next < cuts.Count; step++)
        {
            if (step == _durable)
            {
                // What lay on the disk before the story lies there for certain; from here on it is as the caller wants it.
                replay.Disk.SyncFolder(Folder);
                replay.HonoursSync = honoursSync;
            }

            if (_steps[step].Again is { } again) again(replay);
            else witnessed = _steps[step].Remark!;
            for (; next < cuts.Count && cuts[next] == step + 1; next++)
            {
                await places.WaitAsync(cancel);
                var (disk, remark, name) = (replay.Disk.Restart(new Random(seed + next)), witnessed, $"step {step + 1}, seed {seed + next}");
                trying.Add(Task.Run(() => TryOneAsync(disk, remark, name), cancel));
            }
        }

        return [.. (await Task.WhenAll(trying)).OfType<string>()];
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private async Task RecordStoryAsync(int manifests, CancellationToken cancel)
    {
        var (witness, editions) = (new Witness(_portal.Signer), new Editions(_portal, seed: 1));
        _portal.Heard = envelope =>
        {
            witness.Hear(envelope);
            Note(witness);
        };
        _portal.Enrol(_disk, Folder);
        using var renderer = new FakeRenderer(TimeProvider.System);
        using var agent = PlayerAgentFactory.Create(Options(_portal.Address), renderer, TimeProvider.System, NullLoggerFactory.Instance, disk: _disk);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = agent.RunAsync(stop.Token);

        var first = editions.Offer();
        await UntilDrawnAsync(witness, first, first.Playlists[0].Entries.Count, cancel);
        _durable = _disk.Steps.Count;
        for (var number = 2; number <= manifests; number++)
        {
            var manifest = editions.Offer();
            // Most are replaced while their files are still coming.
            await UntilDrawnAsync(witness, manifest, number % 4 == 0 ? manifest.Playlists[0].Entries.Count : 0, cancel);
            if (number == manifests / 2) await RecallAsync(witness, renderer, manifest.Playlists[0].Entries[0], cancel);
        }

        _steps = _disk.Steps;
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Task UntilDrawnAsync(Witness witness, Manifest manifest, int entries, CancellationToken cancel) =>
        Wait.UntilAsync($"manifest {manifest.Version} plays", () => witness.Now is var now && now.Least == manifest.Version && now.Drawn.Count >= entries, Patience, cancel);

    private async Task RecallAsync(Witness witness, FakeRenderer renderer, ManifestEntry entry, CancellationToken cancel)
    {
        var now = StandInPortal.NowMs;
        witness.Recalling(entry.Id);
        Note(witness);
        _portal.Tell(DownTypes.Recall, new RecallMessage(_portal.Signer.Sign(new RecallList(RecallList.CurrentSchema, Signer.PortalId, now, [new(Guid.CreateVersion7(), now, Sha256: entry.Sha256)]))));
        await Wait.UntilAsync("the recall holds", () => renderer.Views.TryGetValue(_portal.Signer.Screen, out var view) && !view.Entries.ContainsKey(entry.Id), Patience, cancel);
        witness.Recalled(entry.Id);
        Note(witness);
    }

    private void Note(Witness witness)
    {
        var (least, drawn, recalled) = witness.Now;
        _disk.Remark(new(least, drawn, recalled));
    }

    private async Task<string?> ProblemAsync(CrashingDisk disk, Remark witnessed, CancellationToken cancel)
    {
        using var asked = new NoNetwork();
        var renderer = new LastView();
        using var agent = PlayerAgentFactory.Create(Options(new("http://127.0.0.1:1")), renderer, TimeProvider.System, NullLoggerFactory.Instance, asked, disk);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = agent.RunAsync(stop.Token);
        try
        {
            // It asks for the network when it has planned what the disk has.
            await Task.WhenAny(asked.Asked, running).WaitAsync(Patience, cancel);
            if (renderer.View is not { } view) return $"broken: shows nothing ({running.Exception?.InnerException?.Message})";
            lock (_judging) return Judge.Find(_portal.Signer, Shown.Of(view, sha256 => HashOf(agent, disk, sha256)), witnessed.Least, witnessed.Drawn, witnessed.Recalled);
        }
        catch (TimeoutException)
        {
            return "broken: does not start";
        }
        finally
        {
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string? HashOf(PlayerAgent agent, CrashingDisk disk, string sha256)
    {
        if (agent.Media.PathOf(sha256) is not { } path) return null;
        using var file = disk.OpenToRead(path);
        return MediaHash.Of(file);
    }

    private static PlayerOptions Options(Uri portal) => new() { Folder = Folder, PortalAddress = portal, Link = LinkNames.Polling, Name = "agent" };
}
