using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Platform.Loops;

/// <summary>What every loop needs, in one parameter.</summary>
internal sealed class LoopServices(TimeProvider time, Leases leases, LoopHealth health, IActor actor, ILoggerFactory loggers)
{
    public TimeProvider Time => time;

    public Leases Leases => leases;

    public LoopHealth Health => health;

    public IActor Actor => actor;

    public ILogger Logger(string name) => loggers.CreateLogger($"Doingoai.Portal.Loops.{name}");
}
