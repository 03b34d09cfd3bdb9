using Doingoai.Player.Enrolment;

namespace Doingoai.Player.Hosting;

/// <summary>What the ready file says. It holds the token: only the player's user may read it.</summary>
/// <param name="Address">The first output's address, for any browser on this machine.</param>
/// <param name="State"><c>enrolling</c> or <c>enrolled</c>.</param>
/// <param name="Device">Which device this is, once it is one.</param>
/// <param name="Enrolment">What a technician compares, while there is something to compare.</param>
/// <param name="Browser">Process of the supervised browser; absent without one and while it starts.</param>
internal sealed record ReadyState(
    Uri Address, IReadOnlyList<ReadyOutput> Outputs, string State, Guid? Device, ShownEnrolment? Enrolment, int? Browser);
