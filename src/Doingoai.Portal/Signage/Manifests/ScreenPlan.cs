using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>What a screen shows at an instant, by the very function the player uses, as if all its files had arrived.</summary>
internal sealed class ScreenPlan(IScreenManifests issued, ScreenManifests manifests, TimeProvider time)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    /// <summary><c>null</c> if the screen has no manifest yet.</summary>
    public async Task<PlanAnswer?> AtAsync(Guid screen, DateTimeOffset at, CancellationToken cancel)
    {
        if (await issued.CurrentAsync(screen, cancel) is not { } current || await manifests.ParsedAsync(screen, current.Version, cancel) is not { } manifest) return null;

        var (atMs, nowMs) = (at.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());
        var available = manifest.Media.ToDictionary(media => media.Sha256, _ => 0L);
        var input = new TimelineInput(manifest, new Dictionary<string, ManifestEntry>(), available, manifest.Recalls, Math.Max(atMs, nowMs), TimeProven: true, new HashSet<string>());
        var plan = Timeline.Plan(input, atMs, atMs + (long)Ahead.TotalMilliseconds);
        return new(manifest, plan, Timeline.EntryAt(plan, atMs));
    }
}

/// <param name="Position">What is on the screen at the instant asked for.</param>
public sealed record PlanAnswer(Manifest Manifest, Plan Plan, PlanPosition? Position)
{
    public ManifestEntry? Entry => Find(Position?.Step?.Entry);

    public ManifestEntry? Find(string? id) => Manifest.Playlists.SelectMany(playlist => playlist.Entries).FirstOrDefault(entry => entry.Id == id);
}
