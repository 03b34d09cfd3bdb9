namespace Doingoai.Player.Machines;

/// <summary>A Linux kiosk with systemd. Which programs do the work is the installer's to say.</summary>
/// <param name="restart">Ends this program in good order.</param>
internal sealed class LinuxMachine(MachineOptions options, Tools tools, Action restart) : IMachineControl
{
    private readonly Sound _sound = new(options.Sound, tools);
    private readonly Displays _displays = new(options.Display, tools);

    public Task<string?> RestartPlayerAsync(CancellationToken cancel)
    {
        if (!options.IsSupervised) return Task.FromResult<string?>(MachineRefusals.NoSupervisor);
        restart();
        return Task.FromResult<string?>(null);
    }

    public async Task<string?> RebootAsync(CancellationToken cancel)
    {
        if (!options.Reboot) return MachineRefusals.NotSupported;
        if (!tools.Has("systemctl")) return MachineRefusals.ToolMissing;
        return await tools.RunAsync("systemctl", cancel, "--no-ask-password", "reboot") is null ? MachineRefusals.ToolFailed : null;
    }

    public Task<ReadBack<int>> SetVolumeAsync(int percent, CancellationToken cancel) => _sound.SetAsync(percent, cancel);

    public Task<ReadBack<bool>> SetDisplayPowerAsync(bool on, CancellationToken cancel) => _displays.SetAsync(on, cancel);
}
