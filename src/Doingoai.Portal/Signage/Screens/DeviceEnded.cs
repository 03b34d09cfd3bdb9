using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>Somebody took a device out of use.</summary>
internal sealed record DeviceEnded(Guid Device, Person By);
