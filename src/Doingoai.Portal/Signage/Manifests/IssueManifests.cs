using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Compiles, compares, signs and stores. Sending is the business of Devices.</summary>
internal sealed partial class IssueManifests(
    IDbContextFactory<PortalDb> dbs, ManifestInputs inputs, ScreenManifests known, PortalTrust trust, TimeProvider time, EventBus events, ILogger<IssueManifests> logger) : IDisposable
{
    private const int AtOnce = 100;

    // Two compilations of one screen at once would ask for the same version number.
    private readonly SemaphoreSlim _one = new(1);

    // What each screen's newest manifest was last compared with.
    private readonly Dictionary<Guid, Settled> _settled = [];

    /// <summary>Every screen whose manifest is out of date gets a new one. Returns those that did; throws in the end if one could not be made.</summary>
    public async Task<IReadOnlyList<IssuedManifest>> AllAsync(CancellationToken cancel) => (await RunAsync(null, cancel)).Whole();

    /// <summary>The same for some screens, for somebody who waits and is told which could not be made.</summary>
    public Task<ManifestRound> TheseAsync(IReadOnlyCollection<Guid> screens, CancellationToken cancel) => RunAsync(screens, cancel);

    /// <summary>The same for one screen.</summary>
    public async Task<IssuedManifest?> OneAsync(Guid screen, CancellationToken cancel) => (await RunAsync([screen], cancel)).Whole() is [var issued, ..] ? issued : null;

    public void Dispose() => _one.Dispose();

    private async Task<ManifestRound> RunAsync(IReadOnlyCollection<Guid>? only, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await IssueAsync(only, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<ManifestRound> IssueAsync(IReadOnlyCollection<Guid>? only, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var screens = await PlacedScreens.LoadAsync(db, only, cancel);
        var compiled = await inputs.LoadAsync(db, screens, now, cancel);
        var newest = await known.NewestAsync([.. screens.Select(screen => screen.Manifest.Id)], cancel);
        var prints = new InputPrints();
        var due = from pair in screens.Zip(compiled)
                  let last = newest.GetValueOrDefault(pair.First.Manifest.Id)
                  let print = prints.Of(pair.Second)
                  where !IsSettled(pair.First.Manifest.Id, last, print, now)
                  select new Due(pair.First, pair.Second, last, print);

        // Some at a time, and each lot is on its way before the next is compiled.
        var (issued, failed) = (new List<IssuedManifest>(), new Dictionary<Guid, Exception>());
        foreach (var lot in due.Chunk(AtOnce)) issued.AddRange(await IssueAsync(db, Compiled(lot, now, failed), now, cancel));
        return new(issued, failed);
    }

    private Dictionary<Due, Manifest> Compiled(Due[] lot, DateTimeOffset now, Dictionary<Guid, Exception> failed)
    {
        var fresh = new Dictionary<Due, Manifest>();
        foreach (var due in lot)
            try
            {
                // A restored database knows of lower numbers than the screens do: the clock lifts the next one above them.
                fresh[due] = ManifestCompiler.Compile(due.Input, Math.Max(due.Last + 1, now.ToUnixTimeMilliseconds()), now);
            }
            catch (Exception error)
            {
                // Its own arrangement is to blame: an alarm or a recall must still reach all the others.
                failed[due.Screen.Manifest.Id] = error;
                LogFailed(due.Screen.Manifest.Id, error.Message);
            }

        return fresh;
    }

    private async Task<IReadOnlyList<IssuedManifest>> IssueAsync(PortalDb db, Dictionary<Due, Manifest> fresh, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await LastAsync([.. fresh.Where(pair => !PlainlyNew(pair.Key, pair.Value, now)).Select(pair => pair.Key)], cancel);
        var issued = new List<IssuedManifest>();
        foreach (var (due, manifest) in fresh)
        {
            var before = last.GetValueOrDefault(due.Screen.Manifest.Id);
            var stands = before is not null && before.Kid == trust.Kid && !ManifestNews.In(manifest, before.Manifest, now) ? before.Manifest : manifest;
            _settled[due.Screen.Manifest.Id] = new(stands.Version, stands.HorizonMs, due.Print, trust.Kid, ManifestNews.Playlists(stands));
            if (!ReferenceEquals(stands, manifest)) continue;

            issued.Add(new(due.Screen.Manifest.Id, due.Screen.Device, manifest.Version, trust.Sign(JwsTypes.Manifest, manifest), now));
            known.Remember(due.Screen.Device, manifest);
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await db.BulkInsertAsync(issued, cancel);
            await transaction.CommitAsync(cancel);
        }

        foreach (var manifest in issued) known.Remember(manifest);
        foreach (var manifest in issued) events.Raise(new ManifestIssued(manifest.ScreenId, manifest.Version));
        return issued;
    }

    private bool IsSettled(Guid screen, long last, string print, DateTimeOffset now) =>
        _settled.TryGetValue(screen, out var settled) && settled.Version == last && settled.Print == print && settled.Kid == trust.Kid && !ManifestNews.IsDue(settled.HorizonMs, now);

    // Known without reading and parsing the last manifest.
    private bool PlainlyNew(Due due, Manifest fresh, DateTimeOffset now) =>
        _settled.TryGetValue(due.Screen.Manifest.Id, out var settled) && settled.Version == due.Last && ManifestNews.BeginsSomething(fresh, settled.Playlists, settled.HorizonMs, now);

    private async Task<Dictionary<Guid, Last>> LastAsync(IReadOnlyList<Due> lot, CancellationToken cancel)
    {
        var versions = lot.Where(due => due.Last > 0).Select(due => new IssuedVersion(due.Screen.Device, due.Screen.Manifest.Id, due.Last)).ToList();
        var last = new Dictionary<Guid, Last>();
        foreach (var (version, jws) in await known.JwsAsync(versions, cancel))
            if (Jws.PeekUnverified<Manifest>(jws) is { } manifest) last[version.Screen] = new(manifest, Jws.PeekKid(jws));
        return last;
    }

    // Where it happened is told once, when the round ends.
    [LoggerMessage(LogLevel.Error, "The manifest of screen {Screen} could not be made, it goes on with the one it has: {Reason}")]
    private partial void LogFailed(Guid screen, string reason);

    /// <param name="Kid">Whose key signed it: after a rotation the same is signed anew.</param>
    private sealed record Last(Manifest Manifest, string? Kid);

    private sealed record Due(PlacedScreen Screen, CompilerInput Input, long Last, string Print);

    /// <param name="Version">The newest manifest, which still stands.</param>
    /// <param name="Print">Of the inputs it was compared with.</param>
    /// <param name="Playlists">Those it can show.</param>
    private readonly record struct Settled(long Version, long HorizonMs, string Print, string Kid, IReadOnlySet<string> Playlists);
}
