using System.Collections.Concurrent;
using System.Security.Cryptography;
using Doingoai.Player.Commands;
using Doingoai.Player.Enrolment;
using Doingoai.Player.Health;
using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Playback;
using Doingoai.Player.Sight;
using Doingoai.Player.Storage;
using Doingoai.Player.Sync;
using Doingoai.Player.Technician;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player;

/// <summary>An enrolled agent at work: wires the parts and keeps their loops running.</summary>
internal sealed class PlayerSession : IAsyncDisposable
{
    private readonly PlayerParts _parts;
    private readonly PlayerFolder _folder;
    private readonly PlayerClock _clock;
    private readonly MediaStore _media;
    private readonly ECDsa _journalKey = ECDsa.Create();
    private readonly Journal _journal;
    private readonly UpQueue _queue = new();
    private readonly LinkState _link = new();
    private readonly Reports _reports;
    private readonly DrawnLog _drawn;
    private readonly Mailbox _mailbox;
    private readonly Quarantine _quarantine;
    private readonly Screens _screens;
    private readonly ManifestIntake _manifests;
    private readonly Trials _trials;
    private readonly MediaDownloader _downloader;
    private readonly FrameLog _frames;
    private readonly FrameWatch _watch;
    private readonly SilenceWatch _silence;
    private readonly Pulse _pulse;
    private readonly CommandRunner _commands;
    private readonly JournalSender _journalSender;
    private readonly UpSender _sender;
    private readonly Inbox _inbox;
    private readonly LinkSupervisor _links;
    private readonly StickImport _stick;
    private readonly StandingFaults _faults;
    private readonly CalmSlate _calm;
    private readonly TechnicianDesk _desk;
    private int _isReplanning;
    private readonly ConcurrentQueue<FaultBody> _diskFaults = [];
    private volatile bool _isLoaded;

    public PlayerSession(PlayerParts parts, DeviceIdentity identity, ECDsa key, PlayerFolder folder, PlayerClock clock, MediaStore media)
    {
        (_parts, _folder, _clock, _media) = (parts, folder, clock, media);
        var (options, renderer, time, loggers, disk) = (parts.Options, parts.Renderer, parts.Time, parts.Loggers, parts.Disk);
        _journalKey.ImportParameters(key.ExportParameters(includePrivateParameters: true)); // a key is used by one thread at a time
        _journal = new(disk, folder.Root, identity.Device, _journalKey, clock, new StartBody(parts.Machine.BootId, parts.Machine.Player), parts.Journal, loggers.CreateLogger<Journal>());
        var start = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)); // not the journal's run, which may change while the agent lives
        var http = new PortalHttp(parts.Http, identity, key, start);
        var trust = new TrustStore(disk, folder, identity.RootKey, identity.PortalId);
        var contact = new Contact(disk, folder);
        var questions = new ClockQuestions(clock);
        _reports = new(_queue, _journal, clock, time);
        _drawn = new(_journal, _reports, clock, time);
        _mailbox = new(loggers.CreateLogger<Mailbox>());
        _quarantine = new(disk, folder, _reports, clock);
        _screens = new(id => new(id, renderer, clock, trust, media, contact, _quarantine, _reports), clock, _mailbox, time);
        _manifests = new(new ScreenStore(disk, folder), trust, media, _journal, _reports, () => _inbox!.FetchWanted(), time, loggers.CreateLogger<ManifestIntake>());
        _trials = new(_screens, _drawn, _manifests, _mailbox, options.DrawWithin, PlanAll, time);
        var downloads = new DownloadRules(disk, folder, clock, time);
        _downloader = new(
            parts.Http, async cancel => await http.TokenAsync(LinkNames.Http, cancel), media, time, new DownloadBounds(), downloads, loggers.CreateLogger<MediaDownloader>());
        _frames = new(_journal, _reports);
        _watch = new(options, _screens, _mailbox, new(renderer, _drawn.Last, () => clock.NowMs, media, time), _frames, new(http, _link, time), screen => _desk!.IsCovering(screen), time);
        _silence = new(_drawn, () => _inbox!.Held, _reports, time);
        _pulse = new(
            options, _journal, _queue, _link, _drawn, clock, questions, new(new MachineFiles(), disk, folder.Root), _quarantine, disk, _frames, () => _inbox!.Held, () => trust.Held.Version, time);
        _commands = new(
            Commands(http, () => _links!), disk, folder, _journal, _queue, clock, parts.Machine.BootId, time, loggers.CreateLogger<CommandRunner>());
        _journalSender = new(_journal, _link, time, loggers.CreateLogger<JournalSender>());
        _sender = new(_queue, _link, time, loggers.CreateLogger<UpSender>());
        _faults = new(clock, disk);
        _calm = new(disk, folder, _screens, _mailbox, _journal, _reports, clock, time);
        var pin = new PinLock(disk, folder, clock, time);
        var reports = new TechnicianReports(new(parts, folder, identity, clock, questions, media, _journal, _link, contact, trust, _screens, _drawn, _frames, _faults, _calm));
        _desk = new(
            _mailbox, _screens, pin, _calm,
            () => new(parts.Http, identity.PortalId, MqttAddresses.Of(options.PortalAddress, options.MqttAddress)[0], PortalCertificate.Of(options.CaFile), clock, time), reports.Of, _journal, _reports, time);
        _inbox = new(
            _mailbox, _screens, _trials, _manifests, new(http, time, loggers.CreateLogger<ManifestFetches>()), trust, contact, clock, _pulse, _commands, _journalSender, _downloader, downloads, pin, _reports, media, questions, parts.Machine, _journal, time,
            loggers.CreateLogger<Inbox>());
        _stick = new(new(folder, options), media, () => _inbox.Wanted, time, loggers.CreateLogger<StickImport>());
        _links = new(Links(http, identity), _link, _inbox, time, loggers.CreateLogger<LinkSupervisor>());

        _reports.Told += _faults.Take;
        _reports.Journalled += _journalSender.Hurry;
        _journal.Grew += _reports.TellAgain;
        _link.Changed += LinkChanged;
        _frames.Changed += Beat;
        _inbox.RosterTaken += Beat;
        _drawn.Began += _pulse.Hurry;
        clock.Changed += _pulse.Hurry;
        clock.Changed += Replan;
        clock.Jumped += ClockJumped;
        media.Arrived += FilesChanged;
        media.Dropped += FilesChanged;
        media.Fault += _reports.Fault;
        disk.Began += DiskRefuses;
        disk.Ended += DiskWorks;
        _downloader.Fault += _reports.Fault;
    }

    /// <summary>Name of the link that stands; <c>null</c>: none.</summary>
    public string? Link => _link.Name;

    /// <summary>Where technicians at the device itself are let in.</summary>
    public ITechnicianDesk Desk => _desk;

    /// <summary>True once the mailbox, through which everything that reaches a screen goes, has carried a question out; and while the disk is still being read.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        if (!_isLoaded) return true;
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _mailbox.PostAsync(answered.SetResult, cancel);
        await answered.Task.WaitAsync(cancel);
        return true;
    }

    /// <param name="fault">Told as soon as the journal is open; <c>null</c>: none.</param>
    public async Task RunAsync(CancellationToken stop, FaultBody? fault = null)
    {
        await LoadAsync(stop);
        _isLoaded = true;
        if (fault is not null) _reports.Fault(fault);
        var loops = new Loops(_parts.Time, _parts.Loggers.CreateLogger<Loops>());
        await Task.WhenAll(
            loops.KeepAsync("mailbox", _mailbox.RunAsync, stop),
            loops.KeepAsync("links", _links.RunAsync, stop),
            loops.KeepAsync("sender", _sender.RunAsync, stop),
            loops.KeepAsync("journal", _journalSender.RunAsync, stop),
            loops.KeepAsync("stick", _stick.RunAsync, stop),
            loops.KeepAsync("commands", _commands.RunAsync, stop),
            loops.KeepAsync("frames", _watch.RunAsync, stop),
            loops.KeepAsync("silence", _silence.RunAsync, stop),
            loops.KeepAsync("heartbeats", _pulse.RunHeartbeatsAsync, stop),
            loops.KeepAsync("readings", _pulse.RunReadingsAsync, stop));
    }

    /// <summary>Lies over whatever plays, on every screen; <c>null</c>: no more.</summary>
    public void Notice(string? notice) => _mailbox.TryPost(() =>
    {
        foreach (var player in _screens.All) player.Notice(notice);
        if (_screens.All.All(player => player.Holding.Active is null)) _parts.Renderer.Show(Views.Blank(_parts.Options.Name, _clock.NowMs, notice));
    });

    public async ValueTask DisposeAsync()
    {
        _clock.Changed -= _pulse.Hurry;
        _clock.Changed -= Replan;
        _clock.Jumped -= ClockJumped;
        _media.Arrived -= FilesChanged;
        _media.Dropped -= FilesChanged;
        _media.Fault -= _reports.Fault;
        _parts.Disk.Began -= DiskRefuses;
        _parts.Disk.Ended -= DiskWorks;
        await _downloader.DisposeAsync();
        _trials.Dispose();
        _desk.Dispose();
        _calm.Dispose();
        _screens.Dispose();
        await _journal.AppendAsync(JournalKinds.Stop, new StopRecord("stopped"));
        await _journal.DisposeAsync();
        _journalKey.Dispose();
    }

    // Everything the disk has, before any network: files first, so that the first plan already has them.
    private async Task LoadAsync(CancellationToken stop)
    {
        await _journal.OpenAsync();
        _clock.RaiseFloor(_journal.FloorMs);
        foreach (var screen in new ScreenStore(_parts.Disk, _folder).Screens())
            if (_screens.Get(screen) is { } player)
            {
                _manifests.Load(player);
                _clock.RaiseFloor(player.Holding.Active?.IssuedAtMs ?? 0);
            }

        await _media.OpenAsync(stop);
        _parts.Renderer.Start(new RendererReports(_mailbox, _screens, _drawn, _trials, new(_drawn), _quarantine, _reports));
        if (_screens.All.All(p => p.Holding.Active is null)) _parts.Renderer.Show(Views.Blank(_parts.Options.Name, _clock.NowMs, null));
        _calm.Load();
        PlanAll();
        foreach (var player in _screens.All) _trials.Begin(player);
        if (_screens.All.All(p => p.Holding.Active is not null)) _ = _media.KeepAsync(_screens.Needed());
    }

    private void Beat()
    {
        if (_link.Connection is not null) _queue.Urgent(_pulse.Beat());
    }

    private void LinkChanged()
    {
        if (_link.Connection is not null) _downloader.Retry();
        Beat(); // what shows now, without waiting for the next beat
        _ = _journal.AppendAsync(JournalKinds.Link, new LinkRecord(_link.Name));
    }

    // The journal may be what cannot be written, and is told when it can; a heartbeat says it at once.
    private void DiskRefuses(FaultBody fault)
    {
        _diskFaults.Enqueue(fault);
        _reports.Fault(fault);
        Beat();
    }

    private void DiskWorks()
    {
        _reports.TellAgain(); // that it began, before that it is over
        while (_diskFaults.TryDequeue(out var fault)) _reports.Fault(fault with { Ended = true });
        _mailbox.TryPost(() =>
        {
            _manifests.KeepRefused();
            _quarantine.Keep();
        });
        _downloader.Retry();
        Beat();
    }

    private void Released()
    {
        PlanAll();
        Beat();
    }

    private void ClockJumped(long byMs) => _reports.Fault(new(FaultCodes.ClockJumped, Detail: $"{byMs} ms"));

    private void FilesChanged(string sha256) => Replan();

    // A hundred files may arrive at once; one plan has them all.
    private void Replan()
    {
        if (Interlocked.Exchange(ref _isReplanning, 1) == 1) return;
        var isPosted = _mailbox.TryPost(() =>
        {
            Interlocked.Exchange(ref _isReplanning, 0);
            PlanAll();
        });
        if (!isPosted) Interlocked.Exchange(ref _isReplanning, 0);
    }

    private void PlanAll()
    {
        _calm.Agree();
        _screens.PlanAll();
        _inbox.FetchWanted();
    }

    private ICommand[] Commands(PortalHttp http, Func<LinkSupervisor> links)
    {
        var (options, renderer, time, control) = (_parts.Options, _parts.Renderer, _parts.Time, _parts.Control);
        return
        [
            new Screenshot(renderer, http), new Reload(renderer, _drawn, _clock), new Identify(_mailbox, _screens, options.Name, time), new TestCard(_mailbox, _screens, options.Name, time),
            new RestartPlayer(control, time), new Reboot(control, time), new Volume(control), new DisplayPower(control),
            new ClearCache(_media, _mailbox, _screens, renderer), new SendLogs(_parts.Log, http), new SwitchLink(links), new ReleaseItem(_quarantine, _mailbox, Released),
        ];
    }

    private IPortalLink[] Links(PortalHttp http, DeviceIdentity identity)
    {
        var options = _parts.Options;
        var portal = PortalCertificate.Of(options.CaFile);
        IPortalLink[] all =
        [
            new MqttLink(http, identity, MqttAddresses.Of(options.PortalAddress, options.MqttAddress), portal), new SignalRLink(http, portal), new PollingLink(http, _parts.Time),
        ];
        return options.Link == PlayerOptions.AnyLink ? all : [.. all.Where(l => l.Name == options.Link)];
    }

    private sealed record LinkRecord(string? Link = null);

    private sealed record StopRecord(string Reason);
}
