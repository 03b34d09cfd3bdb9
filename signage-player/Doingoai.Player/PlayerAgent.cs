using System.Security.Cryptography;
using Doingoai.Player.Enrolment;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player;

/// <summary>The player without its renderer: gets an identity, then plays what the portal says and proves what it played.</summary>
internal sealed class PlayerAgent : IDisposable
{
    private const int MaxKeyBytes = 16 * 1024;

    private readonly PlayerParts _parts;
    private readonly PlayerFolder _folder;
    private readonly PlayerClock _clock;
    private readonly MediaStore _media;

    public PlayerAgent(PlayerParts parts)
    {
        _parts = parts;
        _folder = new(parts.Options.Folder);
        parts.Disk.CreateFolder(_folder.Root);
        _clock = new(parts.Time, parts.Machine.BootId, new ClockMarkFile(parts.Disk, _folder.Root), Machine.BuildFloorMs);
        _media = new(parts.Disk, _folder.Root, _clock, parts.Loggers.CreateLogger<MediaStore>());
    }

    /// <summary>The enrolment on the screen changed: another code, the words, or none any more.</summary>
    public event Action? EnrolmentChanged;

    /// <summary>Verified media for the local server.</summary>
    public IMediaFiles Media => _media;

    /// <summary>Which device this is; <c>null</c> until it is enrolled.</summary>
    public Guid? Device => Enroller.Known(_parts.Disk, _folder)?.Device;

    /// <summary>What a technician reads off the screen; <c>null</c> when there is nothing to enrol.</summary>
    public ShownEnrolment? Enrolment { get; private set; }

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await Task.Yield();
        var (identity, key) = await IdentityAsync(stop);
        using (key)
        await using (var session = new PlayerSession(_parts, identity, key, _folder, _clock, _media))
            await session.RunAsync(stop);
    }

    public void Dispose() => _parts.Http.Dispose();

    private async Task<(DeviceIdentity, ECDsa)> IdentityAsync(CancellationToken stop)
    {
        if (Enroller.Known(_parts.Disk, _folder) is { } known && _parts.Disk.TryReadAll(_folder.Key, MaxKeyBytes) is not null) return (known, DeviceKeyFile.LoadOrCreate(_parts.Disk, _folder));

        var enroller = new Enroller(
            new EnrolmentHttp(_parts.Http), _parts.Disk, _folder, _parts.Options, _parts.Machine, ShowEnrolment, _parts.Time, _parts.Loggers.CreateLogger<Enroller>());
        var enrolled = await enroller.RunAsync(stop);
        ShowEnrolment(null);
        return enrolled;
    }

    private void ShowEnrolment(ShownEnrolment? shown)
    {
        Enrolment = shown;
        _parts.Renderer.Show(Views.Blank(_parts.Options.Name, _clock.NowMs, shown?.Notice));
        EnrolmentChanged?.Invoke();
    }
}
