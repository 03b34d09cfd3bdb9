namespace Doingoai.Portal.Media.Tools;

/// <summary>What a program may use up; beyond it the kernel ends it.</summary>
internal sealed record ProcessLimits(TimeSpan Processor, long MemoryBytes);
