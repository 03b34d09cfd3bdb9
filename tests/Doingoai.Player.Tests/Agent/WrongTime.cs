namespace Doingoai.Player.Tests.Agent;

/// <summary>The machine's real clocks, with the wall clock set wrong.</summary>
internal sealed class WrongTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
