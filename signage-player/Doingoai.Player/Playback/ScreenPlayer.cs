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
    Guid screen, IRendererPort renderer, PlayerClock clock, TrustStore trust, MediaStore media, Contact contact, Quarantine quarantine, Reports reports)
{
    private const long AheadMs = 86_400_000;
    private const long RefreshMs = 3_600_000;
    private const long ContactStepMs = 300_000;

    private readonly Approvals _approvals = new();
    private readonly HashSet<(string, ApprovalError)> _reported = [];
    private (string, long)? _jumped;
    private RendererView? _shown;
    private long _aheadOfMono;
    private long _plannedContactMs;
    private string? _notice;
    private bool _isCovered;
    private long _approvedUntilMs = long.MaxValue;

    public Guid Id => screen;

    /// <summary>Portal time until which the calm slate outranks everything; a past one means nothing.</summary>
    public long CalmUntilMs { get; set; }

    /// <summary>When the first approval of what it holds lapses; <c>null</c>: none does.</summary>
    public long? ApprovedUntilMs => _approvedUntilMs == long.MaxValue ? null : _approvedUntilMs;

    public ScreenHolding Holding { get; private set; } = ScreenHolding.Nothing;

    /// <summary>When to plan anew although nothing happened; portal time.</summary>
    public long NextAtMs { get; private set; } = long.MaxValue;

    /// <summary>What the renderer was told last. A snapshot: may be read from anywhere.</summary>
    public RendererView? Shown => Volatile.Read(ref _shown);

    /// <summary>Files worth fetching, most urgent first: nothing that may not play anyway.</summary>
    public IReadOnlyList<ManifestMedia> Wanted { get; private set; } = [];

    /// <summary>The plan has something to show now, and nothing lies over it.</summary>
    public bool IsOffering => _notice is null && !_isCovered && HasContent;

    /// <summary>The plan has something to show now; else the calm slate.</summary>
    public bool HasContent => _shown is not null && Timeline.EntryAt(_shown.Plan, clock.NowMs)?.Step is not null;

    /// <summary>Hashes of what must show at once: no limit holds it back.</summary>
    public IReadOnlySet<string> Urgent { get; private set; } = new HashSet<string>();

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

    /// <summary>The technician page lies over it: nothing that plays below is seen.</summary>
    public void Cover(bool isCovered)
    {
        if (_isCovered == isCovered) return;
        _isCovered = isCovered;
        Plan();
    }

    public void Plan()
    {
        if (Holding.Active is not { } manifest) return;

        var now = clock.NowMs;
        var refused = Refused(manifest, now, out var againAt);
        _approvedUntilMs = againAt;
        Report(manifest, refused);
        var barred = Barred(manifest, refused);
        Wanted = Want(manifest, barred);

        var previous = Holding.Fallbacks.Where(f => !barred.Contains(f.Value.Id)).ToDictionary();
        var input = new TimelineInput(manifest, previous, media.AvailableSinceMs, trust.Recalls, contact.LastMs, clock.Proven, barred);
        _plannedContactMs = contact.LastMs;
        Show(manifest, Views.Calm(Timeline.Plan(input, now, now + AheadMs), CalmUntilMs), now);
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

        var view = new RendererView(manifest.Screen, plan, Views.Entries(Holding, plan), jump, now, NoticeAt(now));
        if (!Views.Differ(_shown, clock.MonoMs + _aheadOfMono, view, now, AheadMs)) return;
        (_shown, _aheadOfMono) = (view, now - clock.MonoMs);
        renderer.Show(view);
    }

    private string? NoticeAt(long now) => _isCovered ? Views.Covered : now < CalmUntilMs ? null : _notice;

    private void Report(Manifest manifest, IReadOnlyDictionary<string, ApprovalError> refused)
    {
        foreach (var (entry, error) in refused)
            if (_reported.Add((entry, error)) && _reported.Count < 100) reports.Failed(screen, manifest.Version, FaultCodes.NotApproved, error.ToString(), entry);
    }

    /// <summary>What <paramref name="next"/> will want, so that its media are on their way while it is stored.</summary>
    public void Expect(Manifest next) => Wanted = Want(next, Barred(next, Refused(next, clock.NowMs, out _)));

    // What nobody approved, and what breaks the renderer.
    private HashSet<string> Barred(Manifest manifest, IReadOnlyDictionary<string, ApprovalError> refused) =>
        [.. refused.Keys, .. manifest.Playlists.SelectMany(p => p.Entries).Concat(Holding.Fallbacks.Values).Where(quarantine.Holds).Select(e => e.Id)];

    private IReadOnlyDictionary<string, ApprovalError> Refused(Manifest manifest, long now, out long againAt) =>
        _approvals.Refused(manifest.Playlists.SelectMany(p => p.Entries).Concat(Holding.Fallbacks.Values), trust.Roster, manifest.Screen.Class, now, out againAt);

    private List<ManifestMedia> Want(Manifest manifest, HashSet<string> barred)
    {
        var now = manifest.Windows.Where(w => w.StartEntry is not null).Select(w => w.StartEntry!).ToHashSet();
        var urgent = manifest.Windows.Where(w => w.Level >= Level.Urgent && w.ToMs > clock.NowMs).Select(w => w.Playlist).ToHashSet();
        now.UnionWith(manifest.Playlists.Where(p => urgent.Contains(p.Id)).SelectMany(p => p.Entries).Select(e => e.Id));
        Urgent = manifest.Playlists.SelectMany(p => p.Entries).Where(e => now.Contains(e.Id)).SelectMany(e => (string?[])[e.Sha256, e.Widget?.Font]).OfType<string>().ToHashSet();
        var hashes = manifest.Playlists.SelectMany(p => p.Entries).Where(e => !barred.Contains(e.Id) && !trust.Recalls.Any(r => r.Covers(e)))
            .OrderByDescending(e => now.Contains(e.Id))
            .SelectMany(e => (string?[])[e.Sha256, e.Widget?.Font]).OfType<string>().Distinct();
        var files = manifest.Media.ToDictionary(m => m.Sha256);
        var fallbacks = Holding.Fallbacks.Values.Where(f => !barred.Contains(f.Id)).Select(f => f.Sha256).OfType<string>().Where(s => !files.ContainsKey(s));
        return [.. hashes.Where(files.ContainsKey).Select(s => files[s]), .. fallbacks.Where(Holding.Files.ContainsKey).Select(s => Holding.Files[s])];
    }
}
