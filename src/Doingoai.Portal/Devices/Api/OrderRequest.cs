using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Devices.Api;

/// <summary>An order to a device.</summary>
public sealed record OrderRequest([property: Required, StringLength(32, MinimumLength = 1)] string Name, Guid? Screen = null);
