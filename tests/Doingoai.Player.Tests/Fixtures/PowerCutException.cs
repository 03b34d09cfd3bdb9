namespace Doingoai.Player.Tests.Fixtures;

/// <summary>The machine is off. Nothing in the player may catch it.</summary>
internal sealed class PowerCutException() : Exception("The power was cut.");
