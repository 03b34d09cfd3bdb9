namespace Doingoai.Protocol.Wire;

/// <summary>What a device reads back after a restart it was ordered: it ran as one run and is another now.</summary>
/// <param name="BootBefore">The machine's boot id when the order came.</param>
public sealed record RestartProof(string RunBefore, string Run, string BootBefore, string Boot);

/// <summary>The volume as the sound system tells it after the change.</summary>
public sealed record VolumeProof(int Percent);

/// <summary>The displays as the system tells it after the change.</summary>
public sealed record DisplayPowerProof(bool On);

/// <summary>What the device passes over no more, looked up after it was released.</summary>
public sealed record ReleaseItemProof(string Key);

/// <summary>What was deleted.</summary>
public sealed record ClearCacheProof(int Files, long Bytes);

/// <summary>The link that stands now.</summary>
public sealed record SwitchLinkProof(string Link);
