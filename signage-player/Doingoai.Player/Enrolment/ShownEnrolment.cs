namespace Doingoai.Player.Enrolment;

/// <summary>What a technician reads off the screen of a machine without identity.</summary>
/// <param name="Words">Empty until the portal has answered.</param>
internal sealed record ShownEnrolment(string Code, IReadOnlyList<string> Words)
{
    /// <summary>One line each.</summary>
    public string Notice => string.Join('\n', [Code, .. Words]);
}
