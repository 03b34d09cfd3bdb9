using Doingoai.Player.Health;
using Doingoai.Player.Storage;
using Doingoai.Player.Sync;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Playback;

/// <summary>One screen: plans anew whenever something changed and hands the renderer what it does not have yet.</summary>
internal sealed class ScreenPlayer(
    Guid screen, IRendererPort renderer, PlayerClock clock, TrustStore trust, MediaStore media, Contact contact, Reports reports)
{
    private const long AheadMs = 86_400_000;
    private const long RefreshMs = 3_600_000;
    private const long ContactStepMs = 300_000;

    private readonly Approvals _approvals = new();
    private readonly HashSet<(string, ApprovalError)> _reported = [];
    private (string, long)? _jumped;
    private RendererView? _shown;
    private long _plannedContactMs;
    private string? _notice;

    public Guid Id => screen;

    public ScreenHolding Holding { get; private set; } = ScreenHolding.Nothing;

    /// <summary>When to plan anew although nothing happened; portal time.</summary>
    public long NextAtMs { get; private set; } = long.MaxValue;

    /// <summary>Files worth fetching, most urgent first: nothing that may not play anyway.</summary>
    public IReadOnlyList<ManifestMedia> Wanted { get; private set; } = [];

    public void Hold(ScreenHolding holding)
    {
        if (holding.Active?.Version != Holding.Active?.Version) _reported.Clear();
        Holding = holding;
    }

    /// <summary>Shows a notice over whatever plays, or takes it away.</summary>
    public void Notice(string? notice)
    {
        _notice = notice;
        Plan();
    }

    public void Plan()
    {
        if (Holding.Active is not { } manifest) return;

        var now = clock.NowMs;
        var refused = Refused(manifest, now, out var againAt);
        Report(manifest, refused);
        Wanted = Want(manifest, refused);

        var previous = Holding.Fallbacks.Where(f => !refused.ContainsKey(f.Value.Id)).ToDictionary();
        var input = new TimelineInput(manifest, previous, media.AvailableSinceMs, trust.Recalls, contact.LastMs, clock.Proven, refused.Keys.ToHashSet());
        _plannedContactMs = contact.LastMs;
        Show(manifest, Timeline.Plan(input, now, now + AheadMs), now);
        NextAtMs = new[] { againAt, now + RefreshMs, Views.NextShowNow(manifest, _shown!.Plan, now), _shown.Plan.ToMs }.Min();
    }

    /// <summary>Leases moved: plans anew when that can be seen.</summary>
    public void Contacted()
    {
        if (Holding.Active is not { } manifest) return;
        var shortest = manifest.Playlists.SelectMany(p => p.Entries).Select(e => e.LeaseMs).DefaultIfEmpty(ContactStepMs).Min();
        if (contact.LastMs - _plannedContactMs > Math.Min(ContactStepMs, shortest / 4)) Plan();
    }

    private void Show(Manifest manifest, Plan plan, long now)
    {
        var showNow = Views.ShowNow(manifest, plan, now);
        var jump = showNow is not null && showNow != _jumped ? showNow.Value.Entry : null;
        _jumped = showNow ?? _jumped;

        var view = new RendererView(manifest.Screen, plan, Views.Entries(Holding, plan), jump, now, _notice);
        if (!Views.Differ(_shown, view, now, AheadMs)) return;
        _shown = view;
        renderer.Show(view);
    }

    private void Report(Manifest manifest, IReadOnlyDictionary<string, ApprovalError> refused)
    {
        foreach (var (entry, error) in refused)
            if (_reported.Add((entry, error)) && _reported.Count < 100) reports.Failed(screen, manifest.Version, FaultCodes.NotApproved, error.ToString(), entry);
    }

    /// <summary>What <paramref name="next"/> will want, so that its media are on their way while it is stored.</summary>
    public void Expect(Manifest next) => Wanted = Want(next, Refused(next, clock.NowMs, out _));

    private IReadOnlyDictionary<string, ApprovalError> Refused(Manifest manifest, long now, out long againAt) =>
        _approvals.Refused(manifest.Playlists.SelectMany(p => p.Entries).Concat(Holding.Fallbacks.Values), trust.Roster, manifest.Screen.Class, now, out againAt);

    private List<ManifestMedia> Want(Manifest manifest, IReadOnlyDictionary<string, ApprovalError> refused)
    {
        var now = manifest.Windows.Where(w => w.StartEntry is not null).Select(w => w.StartEntry!).ToHashSet();
        var hashes = manifest.Playlists.SelectMany(p => p.Entries).Where(e => !refused.ContainsKey(e.Id) && !trust.Recalls.Any(r => r.Covers(e)))
            .OrderByDescending(e => now.Contains(e.Id))
            .SelectMany(e => (string?[])[e.Sha256, e.Widget?.Font]).OfType<string>().Distinct();
        var files = manifest.Media.ToDictionary(m => m.Sha256);
        var fallbacks = Holding.Fallbacks.Values.Where(f => !refused.ContainsKey(f.Id)).Select(f => f.Sha256).OfType<string>().Where(s => !files.ContainsKey(s));
        return [.. hashes.Where(files.ContainsKey).Select(s => files[s]), .. fallbacks.Where(Holding.Files.ContainsKey).Select(s => Holding.Files[s])];
    }
}
