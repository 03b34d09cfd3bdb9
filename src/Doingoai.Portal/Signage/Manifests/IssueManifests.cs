using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Compiles, compares, signs and stores. Sending is the business of Devices.</summary>
internal sealed class IssueManifests(IDbContextFactory<PortalDb> dbs, ManifestInputs inputs, ScreenManifests known, PortalTrust trust, TimeProvider time, EventBus events) : IDisposable
{
    // Two compilations of one screen at once would ask for the same version number.
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Every screen whose manifest is out of date gets a new one. Returns those that did.</summary>
    public Task<IReadOnlyList<IssuedManifest>> AllAsync(CancellationToken cancel) => RunAsync(null, cancel);

    /// <summary>The same for one screen, for somebody who waits.</summary>
    public async Task<IssuedManifest?> OneAsync(Guid screen, CancellationToken cancel) => await RunAsync(screen, cancel) is [var issued, ..] ? issued : null;

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<IssuedManifest>> RunAsync(Guid? only, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var issued = await IssueAsync(only, cancel);
            foreach (var manifest in issued) events.Raise(new ManifestIssued(manifest.ScreenId, manifest.Version));
            return issued;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<IReadOnlyList<IssuedManifest>> IssueAsync(Guid? only, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var screens = await PlacedScreens.LoadAsync(db, only, cancel);
        var compiled = await inputs.LoadAsync(db, screens, now, cancel);
        var last = await LastAsync(db, screens, cancel);

        var issued = new List<IssuedManifest>();
        foreach (var (screen, input) in screens.Zip(compiled))
            if (await FreshAsync(input, last.GetValueOrDefault(screen.Manifest.Id), now, cancel) is { } manifest)
                issued.Add(new(screen.Manifest.Id, screen.Device, manifest.Version, trust.Sign(JwsTypes.Manifest, manifest), now));

        if (issued.Count == 0) return issued;
        db.Manifests.AddRange(issued);
        await db.SaveChangesAsync(cancel);
        return issued;
    }

    // A restored database knows of lower numbers than the screens do: the clock lifts the next one above them.
    private async Task<Manifest?> FreshAsync(CompilerInput input, long last, DateTimeOffset now, CancellationToken cancel)
    {
        var manifest = ManifestCompiler.Compile(input, Math.Max(last + 1, now.ToUnixTimeMilliseconds()), now);
        return await known.ParsedAsync(input.Screen.Id, last, cancel) is not { } before || ManifestNews.In(manifest, before, now) ? manifest : null;
    }

    private static Task<Dictionary<Guid, long>> LastAsync(PortalDb db, IReadOnlyList<PlacedScreen> screens, CancellationToken cancel)
    {
        var ids = screens.Select(screen => screen.Manifest.Id).ToList();
        return db.Manifests.Where(row => ids.Contains(row.ScreenId)).GroupBy(row => row.ScreenId)
            .Select(rows => new { Screen = rows.Key, Version = rows.Max(row => row.Version) }).ToDictionaryAsync(one => one.Screen, one => one.Version, cancel);
    }
}
