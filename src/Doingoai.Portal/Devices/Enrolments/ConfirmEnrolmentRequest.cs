using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>The device the machine becomes.</summary>
public sealed record ConfirmEnrolmentRequest([property: Required] Guid Device);
