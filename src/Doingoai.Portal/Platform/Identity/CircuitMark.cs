namespace Doingoai.Portal.Platform.Identity;

/// <summary>Scoped: true once this scope turned out to be a circuit's. Set by the admin shell when a circuit opens.</summary>
internal sealed class CircuitMark
{
    public bool IsCircuit { get; set; }
}
