using Doingoai.Portal.Content;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Doingoai.Portal.Tests.Content;

/// <summary>A portal whose publications need nothing of other modules, such as slides for screens that are not there.</summary>
public sealed class ContentPortal : PortalFixture
{
    public ContentPortal() => Replace = services => services.RemoveAll<IPublicationPart>();
}
