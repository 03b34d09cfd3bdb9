using System.Security.Cryptography;
using Doingoai.Player.Enrolment;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Technician;
using Doingoai.Player.Time;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player;

/// <summary>The player without its renderer: gets an identity, then plays what the portal says and proves what it played.</summary>
internal sealed partial class PlayerAgent : ITechnicianDesk, IDisposable
{
    private const int MaxKeyBytes = 16 * 1024;

    private static readonly TimeSpan LookForPackets = TimeSpan.FromSeconds(3);

    private readonly PlayerParts _parts;
    private readonly PlayerFolder _folder;
    private readonly PlayerClock _clock;
    private readonly MediaStore _media;
    private readonly NoDesk _noDesk = new();
    private volatile PlayerSession? _session;

    public PlayerAgent(PlayerParts parts)
    {
        _parts = parts;
        _folder = new(parts.Options.Folder);
        parts.Disk.CreateFolder(_folder.Root);
        _clock = new(parts.Time, parts.Machine.BootId, new ClockMarkFile(parts.Disk, _folder.Root), Machine.BuildFloorMs);
        _media = new(parts.Disk, _folder.Root, new(parts.Options.MediaBytes), _clock, parts.Loggers.CreateLogger<MediaStore>());
    }

    /// <summary>The enrolment on the screen changed: another code, the words, or none any more.</summary>
    public event Action? EnrolmentChanged;

    /// <summary>Verified media for the local server.</summary>
    public IMediaFiles Media => _media;

    /// <summary>Name of the link that stands; <c>null</c>: none.</summary>
    public string? Link => _session?.Link;

    /// <summary>Which device this is; <c>null</c> until it is enrolled.</summary>
    public Guid? Device => Enroller.Known(_parts.Disk, _folder)?.Device;

    /// <summary>What a technician reads off the screen; <c>null</c> when there is nothing to enrol.</summary>
    public ShownEnrolment? Enrolment { get; private set; }

    /// <summary>Whether the agent does what it is told; does not come back while it hangs.</summary>
    public Task<bool> AnswersAsync(CancellationToken cancel) => _session?.AnswersAsync(cancel) ?? Task.FromResult(true);

    /// <summary>Runs until stopped. A start packet gives an enrolled machine another key: it goes on with it at once.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await Task.Yield();
        var (identity, key) = await IdentityAsync(stop);
        while (await PlayAsync(identity, key, stop) is { } next) (identity, key) = next;
    }

    /// <summary>A session that is being replaced may hear the last of it; then nobody is let in.</summary>
    public void Take(IVisitor visitor, IReadOnlyList<Guid> screens, TechnicianAsk ask) => Desk.Take(visitor, screens, ask);

    public void Left(IVisitor visitor) => Desk.Left(visitor);

    private ITechnicianDesk Desk => _session?.Desk ?? _noDesk;

    public void Dispose() => _parts.Http.Dispose();

    // Plays as this device until stopped (null), or until a start packet has given another identity.
    private async Task<(DeviceIdentity, ECDsa)?> PlayAsync(DeviceIdentity identity, ECDsa key, CancellationToken stop)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using (key)
        await using (var session = new PlayerSession(_parts, identity, key, _folder, _clock, _media))
        {
            _session = session;
            var playing = session.RunAsync(leave.Token);
            var watching = NextIdentityAsync(identity, leave.Token);
            await Task.WhenAny(playing, watching);
            await leave.CancelAsync();
            if (!watching.IsCompletedSuccessfully && !watching.IsFaulted) await playing;
            else await playing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return watching.IsCanceled ? null : await watching;
        }
    }

    private async Task<(DeviceIdentity, ECDsa)> NextIdentityAsync(DeviceIdentity known, CancellationToken stop)
    {
        var start = Starter();
        var logger = _parts.Loggers.CreateLogger<PlayerAgent>();
        while (true)
        {
            await Task.Delay(LookForPackets, _parts.Time, stop);
            try
            {
                if (start.Find(known) is { } packet && await start.UseAsync(packet, stop) is { } next) return next;
            }
            catch (Exception error) when (!stop.IsCancellationRequested && error is not PortalChosenException)
            {
                LogNotStarted(logger, error.Message);
            }
        }
    }

    private async Task<(DeviceIdentity, ECDsa)> IdentityAsync(CancellationToken stop)
    {
        if (Enroller.Known(_parts.Disk, _folder) is { } known && _parts.Disk.TryReadAll(_folder.Key, MaxKeyBytes) is not null) return (known, DeviceKeyFile.LoadOrCreate(_parts.Disk, _folder));

        var enroller = new Enroller(
            new EnrolmentHttp(_parts.Http), _parts.Disk, _folder, _parts.Options, _parts.Machine, Starter(), ShowEnrolment, _parts.Time, _parts.Loggers.CreateLogger<Enroller>());
        var enrolled = await enroller.RunAsync(stop);
        ShowEnrolment(null);
        return enrolled;
    }

    private StartEnroller Starter() => new(
        new EnrolmentHttp(_parts.Http), new StartPackets(_parts.Disk, _folder, new Sticks(_folder, _parts.Options)), _parts.Disk, _folder, _parts.Options, _parts.Loggers.CreateLogger<StartEnroller>());

    private void ShowEnrolment(ShownEnrolment? shown)
    {
        Enrolment = shown;
        _parts.Renderer.Show(Views.Blank(_parts.Options.Name, _clock.NowMs, shown?.Notice));
        EnrolmentChanged?.Invoke();
    }

    [LoggerMessage(LogLevel.Warning, "A start packet could not be used yet: {Reason}")]
    private static partial void LogNotStarted(ILogger logger, string reason);
}
