using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Doingoai.Portal.Devices.Api;

/// <summary>An order to a device.</summary>
/// <param name="Args">As the command has them; absent for those without.</param>
public sealed record OrderRequest([property: Required, StringLength(32, MinimumLength = 1)] string Name, Guid? Screen = null, JsonElement? Args = null);
