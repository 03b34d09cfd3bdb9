namespace Doingoai.Player.Machines;

/// <summary>What orders do to the machine itself. Every refusal is a closed word; nothing throws because a tool is missing.</summary>
internal interface IMachineControl
{
    /// <summary>Ends this program so that it is started anew; returns before that. <c>null</c>, or why not.</summary>
    Task<string?> RestartPlayerAsync(CancellationToken cancel);

    /// <summary>Boots the machine anew; returns before that. <c>null</c>, or why not.</summary>
    Task<string?> RebootAsync(CancellationToken cancel);

    /// <summary>Sets the volume, 0–100 %, and reads it back.</summary>
    Task<ReadBack<int>> SetVolumeAsync(int percent, CancellationToken cancel);

    /// <summary>Switches the displays and reads their state back.</summary>
    Task<ReadBack<bool>> SetDisplayPowerAsync(bool on, CancellationToken cancel);
}

/// <summary>The state after a change, or why there was none.</summary>
/// <param name="Value"><c>null</c>: could not be read.</param>
internal readonly record struct ReadBack<T>(T? Value, string? Refusal = null) where T : struct;

/// <summary>Closed words for what a machine cannot do.</summary>
internal static class MachineRefusals
{
    public const string NotSupported = "notSupported";

    /// <summary>The program that could do it is not installed.</summary>
    public const string ToolMissing = "toolMissing";

    /// <summary>The program was there and did not do it.</summary>
    public const string ToolFailed = "toolFailed";

    /// <summary>Nobody would start this program again.</summary>
    public const string NoSupervisor = "noSupervisor";
}
