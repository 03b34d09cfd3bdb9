using Doingoai.Player.Enrolment;
using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Playback;
using Doingoai.Player.Sight;
using Doingoai.Player.Storage;
using Doingoai.Player.Sync;
using Doingoai.Player.Time;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Technician;

/// <summary>Where the report looks.</summary>
internal sealed record TechnicianSources(
    PlayerParts Parts, PlayerFolder Folder, DeviceIdentity Identity, PlayerClock Clock, ClockQuestions Questions, MediaStore Media, Journal Journal, LinkState Link, Contact Contact, TrustStore Trust,
    Screens Screens, DrawnLog Drawn, FrameLog Frames, StandingFaults Faults, CalmSlate Calm);

/// <summary>Writes down how things stand, for who stands before the device. Runs in the mailbox.</summary>
internal sealed class TechnicianReports
{
    private readonly TechnicianSources _from;
    private readonly long _began;
    private long _linkSince;

    public TechnicianReports(TechnicianSources from)
    {
        _from = from;
        _began = _linkSince = from.Parts.Time.GetTimestamp();
        from.Link.Changed += () => Interlocked.Exchange(ref _linkSince, from.Parts.Time.GetTimestamp());
    }

    public TechnicianReport Of(Visit visit)
    {
        var screens = _from.Screens.All.ToList();
        var missing = screens.SelectMany(p => p.Wanted).DistinctBy(m => m.Sha256).Where(m => !_from.Media.Has(m.Sha256)).ToList();
        var options = _from.Parts.Options;
        return new(
            (long)visit.Left.TotalMilliseconds,
            new(options.Name, _from.Identity.Device, _from.Parts.Machine.Player, $"{_from.Trust.Held.Version}", Since(_began)),
            _from.Faults.Lines(id => _from.Screens.Find(id)?.Holding.Active?.Screen.Name),
            new(_from.Link.Name, Since(Interlocked.Read(ref _linkSince)), options.PortalAddress.ToString(), _from.Contact.LastMs > 0 ? _from.Contact.LastMs : null, _from.Questions.RoundTripMs),
            Disk(),
            Clock(),
            [.. screens.Select(Line)],
            new(missing.Count, missing.Sum(m => m.Size)),
            CalmSlate.Choices,
            (long?)_from.Calm.Left?.TotalMilliseconds,
            visit.Network);
    }

    private DiskLine Disk()
    {
        var (free, total) = _from.Parts.Disk.Space(_from.Folder.Root);
        var (files, bytes, most) = _from.Media.Holds;
        return new(free, total, files, bytes, most, _from.Journal.Backlog, _from.Parts.Disk.Trouble?.Code);
    }

    private ClockLine Clock()
    {
        var now = _from.Clock.Read();
        return new(now.NowMs, now.WallMs, now.OffsetMs, now.UncertaintyMs, now.UncertaintyMs <= PlayerClock.ProvenWithinMs);
    }

    private ScreenLine Line(ScreenPlayer player)
    {
        var (holding, drawn) = (player.Holding, _from.Drawn.Last(player.Id));
        var active = holding.Active;
        IEnumerable<ManifestEntry> entries = active?.Playlists.SelectMany(p => p.Entries) ?? [];
        return new(
            player.Id, active?.Screen.Name, active?.Screen.Width, active?.Screen.Height, active?.Version ?? 0, holding.Previous, active?.IssuedAtMs, active?.HorizonMs, player.ApprovedUntilMs, entries.Count(),
            player.Wanted.Count(m => !_from.Media.Has(m.Sha256)), holding.GivenUp, holding.GivenUpFor, player.HasContent, drawn?.AtMs, _from.Drawn.BeatAgeMs(player.Id),
            _from.Drawn.FramesPerSecond(player.Id), _from.Frames.Last(player.Id)?.Verdict);
    }

    private long Since(long timestamp) => (long)_from.Parts.Time.GetElapsedTime(timestamp).TotalMilliseconds;
}
