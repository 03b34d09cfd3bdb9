namespace Doingoai.Player.Machines;

/// <summary>An agent that runs beside others in a process has no machine of its own.</summary>
internal sealed class BareMachine : IMachineControl
{
    public Task<string?> RestartPlayerAsync(CancellationToken cancel) => Task.FromResult<string?>(MachineRefusals.NotSupported);

    public Task<string?> RebootAsync(CancellationToken cancel) => Task.FromResult<string?>(MachineRefusals.NotSupported);

    public Task<ReadBack<int>> SetVolumeAsync(int percent, CancellationToken cancel) => Task.FromResult(new ReadBack<int>(null, MachineRefusals.NotSupported));

    public Task<ReadBack<bool>> SetDisplayPowerAsync(bool on, CancellationToken cancel) => Task.FromResult(new ReadBack<bool>(null, MachineRefusals.NotSupported));
}
