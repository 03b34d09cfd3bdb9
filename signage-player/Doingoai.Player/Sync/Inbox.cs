using Doingoai.Player.Commands;
using Doingoai.Player.Health;
using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Technician;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Sync;

/// <summary>
/// Everything the portal says, whichever link brought it. It may be in the wrong hands: what is not well-formed is dropped,
/// what is not signed decides nothing about what screens show.
/// </summary>
internal sealed partial class Inbox(
    Mailbox mailbox, Screens screens, Trials trials, ManifestIntake manifests, ManifestFetches fetches, TrustStore trust, Contact contact, PlayerClock clock, Pulse pulse, CommandRunner commands,
    JournalSender journalSender, MediaDownloader downloader, DownloadRules downloads, PinLock pin, Reports reports, MediaStore media, ClockQuestions questions, Machine machine, Journal journal, TimeProvider time, ILogger logger) : ILinkGreeting
{
    // An issue time that lies ahead of proven portal time is a lie, and no floor.
    private const long FloorAheadMs = 3_600_000;

    private volatile IReadOnlyList<HeldManifest> _held = [];
    private volatile IReadOnlyList<Guid> _mine = [];
    private volatile IReadOnlyList<ManifestMedia> _wanted = [];
    private long _rosterVersion;

    /// <summary>A newer roster is held; the portal may be waiting to hear so before it signs with its next key.</summary>
    public event Action? RosterTaken;

    /// <summary>What the screens hold, for hello and heartbeats.</summary>
    public IReadOnlyList<HeldManifest> Held => _held;

    /// <summary>What the screens need, here or not.</summary>
    public IReadOnlyList<ManifestMedia> Wanted => _wanted;

    public TimeSpan Silence => pulse.Heartbeat * 3 + TimeSpan.FromSeconds(5);

    public Envelope Hello() => Envelope.Of(
        UpTypes.Hello, new Hello(questions.Ask(), journal.Run, machine.BootId, machine.Player, Interlocked.Read(ref _rosterVersion), _held), time.GetUtcNow());

    public async ValueTask ReceiveAsync(Envelope envelope)
    {
        // Measured here, before any queue.
        if (envelope.Type == DownTypes.Welcome)
        {
            if (ProtocolJson.TryRead<Welcome>(envelope.Body) is { } welcome) await WelcomeAsync(welcome);
            return;
        }

        Func<Task>? work = envelope.Type switch
        {
            DownTypes.Manifest when ProtocolJson.TryRead<ManifestMessage>(envelope.Body) is { } message => () => TakeAsync(message),
            DownTypes.Recall when ProtocolJson.TryRead<RecallMessage>(envelope.Body) is { } message => Now(() => Take(message)),
            DownTypes.Roster when ProtocolJson.TryRead<RosterMessage>(envelope.Body) is { } message => Now(() => Take(message)),
            DownTypes.Command when ProtocolJson.TryRead<Command>(envelope.Body) is { } command => Now(() => commands.Take(command)),
            DownTypes.JournalAck when ProtocolJson.TryRead<JournalAck>(envelope.Body) is { } ack => () => journalSender.AcknowledgeAsync(ack),
            DownTypes.Revoked when ProtocolJson.TryRead<Revoked>(envelope.Body) is { } revoked => Now(() => LogRevoked(revoked.Reason)),
            _ => null,
        };
        if (work is not null) await mailbox.PostAsync(work, CancellationToken.None);
    }

    /// <summary>Tells the downloader what the screens lack. Runs in the mailbox.</summary>
    public void FetchWanted()
    {
        _held = [.. screens.All.Select(p => new HeldManifest(p.Id, p.Holding.Settled, p.Holding.Active?.Version ?? 0))];
        Interlocked.Exchange(ref _rosterVersion, trust.Held.Version);
        var urgent = screens.All.SelectMany(p => p.Urgent).ToHashSet();
        _wanted = [.. screens.All.SelectMany(p => p.Wanted).OrderByDescending(m => urgent.Contains(m.Sha256)).DistinctBy(m => m.Sha256)];
        downloader.Want(_wanted, urgent);
    }

    private async Task WelcomeAsync(Welcome welcome)
    {
        if (!questions.Take(welcome)) return;
        if (welcome.Settings is { } settings)
        {
            pulse.Set(settings);
            downloads.Set(settings.Downloads);
            pin.Set(settings.Pin);
            _mine = [.. settings.Screens.Take(Screens.Most)];
        }

        await mailbox.PostAsync(Contacted, CancellationToken.None);
    }

    private void Contacted()
    {
        contact.Touch(clock.NowMs);
        screens.Contacted();
    }

    private void PlanAll()
    {
        screens.PlanAll();
        FetchWanted();
    }

    private void Take(RecallMessage message)
    {
        if (trust.Roster is not { } roster) return;
        var error = RecallListVerifier.TryVerify(message.Jws, roster, out var list);
        if (error != RecallError.None) reports.Fault(new(FaultCodes.RecallRefused, Detail: error.ToString()));
        else if (trust.Add(list!.Recalls))
        {
            PlanAll();
            trust.KeepRecalls();
        }
    }

    private void Take(RosterMessage message)
    {
        var held = trust.Held;
        var error = trust.Take(message.Jws);
        if (error != RosterError.None) reports.Fault(new(FaultCodes.RosterRefused, Detail: error.ToString()));
        else if (trust.Held != held)
        {
            PlanAll();
            RosterTaken?.Invoke();
        }
    }

    private async Task TakeAsync(ManifestMessage message)
    {
        if (message.Jws is { } jws) await TakeAsync(message.Screen, message.Version, jws);
        else if (IsMine(message.Screen)) fetches.Begin(message.Screen, message.Version, text => mailbox.PostAsync(() => TakeAsync(message.Screen, message.Version, text), CancellationToken.None).AsTask());
    }

    private bool IsMine(Guid screen) => screens.Find(screen) is not null || _mine.Contains(screen);

    private async Task TakeAsync(Guid screen, long version, string jws)
    {
        if (!IsMine(screen)) return;
        if (screens.Get(screen) is not { } player || !await manifests.TakeAsync(player, version, jws)) return;
        var issued = player.Holding.Active!.IssuedAtMs;
        if (!clock.Proven || issued < clock.NowMs + FloorAheadMs) clock.RaiseFloor(issued);
        PlanAll();
        trials.Begin(player);
        _ = media.KeepAsync(screens.Needed());
    }

    private static Func<Task> Now(Action work) => () =>
    {
        work();
        return Task.CompletedTask;
    };

    [LoggerMessage(LogLevel.Error, "The portal no longer accepts this device: {Reason}.")]
    private partial void LogRevoked(string reason);
}
