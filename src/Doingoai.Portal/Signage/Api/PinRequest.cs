using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Signage.Api;

/// <param name="Pin">6–10 digits. It can be set and removed, never read.</param>
public sealed record PinRequest([property: Required, StringLength(10, MinimumLength = 6)] string Pin);
