using Doingoai.Player.Machines;

namespace Doingoai.Player.Tests.Agent;

/// <summary>A machine that does what it is told, or refuses as the test says.</summary>
internal sealed class FakeMachine : IMachineControl
{
    public string? Refusal { get; set; }

    /// <summary>The sound system takes no more than this.</summary>
    public int Loudest { get; set; } = 100;

    public int Restarts { get; private set; }

    public int Reboots { get; private set; }

    public List<int> Volumes { get; } = [];

    public bool? IsOn { get; private set; }

    public Task<string?> RestartPlayerAsync(CancellationToken cancel)
    {
        if (Refusal is null) Restarts++;
        return Task.FromResult(Refusal);
    }

    public Task<string?> RebootAsync(CancellationToken cancel)
    {
        if (Refusal is null) Reboots++;
        return Task.FromResult(Refusal);
    }

    public Task<ReadBack<int>> SetVolumeAsync(int percent, CancellationToken cancel)
    {
        if (Refusal is not null) return Task.FromResult(new ReadBack<int>(null, Refusal));
        Volumes.Add(percent);
        return Task.FromResult(new ReadBack<int>(Math.Min(percent, Loudest)));
    }

    public Task<ReadBack<bool>> SetDisplayPowerAsync(bool on, CancellationToken cancel)
    {
        if (Refusal is not null) return Task.FromResult(new ReadBack<bool>(null, Refusal));
        IsOn = on;
        return Task.FromResult(new ReadBack<bool>(on));
    }
}
