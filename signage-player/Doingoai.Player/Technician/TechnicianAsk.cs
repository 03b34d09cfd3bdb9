namespace Doingoai.Player.Technician;

/// <summary>What a person at the technician page asks for.</summary>
/// <param name="Pin">With <see cref="TechnicianWish.Enter"/>.</param>
/// <param name="Minutes">With <see cref="TechnicianWish.Calm"/>.</param>
internal sealed record TechnicianAsk(TechnicianWish Wish, string? Pin = null, int? Minutes = null);

internal enum TechnicianWish
{
    /// <summary>The gesture was made: the PIN pad is on the screen.</summary>
    Knock,
    Enter,

    /// <summary>Somebody is still there.</summary>
    Stay,
    TestNetwork,
    Calm,

    /// <summary>Takes the calm slate off.</summary>
    Play,
    Leave,
}
