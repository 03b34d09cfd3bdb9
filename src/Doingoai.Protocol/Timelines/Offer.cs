namespace Doingoai.Protocol.Timelines;

/// <summary>A step and the stretch [From, To) in which its entry may play.</summary>
/// <param name="ArrivedMs">When its media were on disk.</param>
internal sealed record Offer(PlanStep Step, long FromMs, long ToMs, long ArrivedMs)
{
    public bool At(long ms) => FromMs <= ms && ms < ToMs;
}
