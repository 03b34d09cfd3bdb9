using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>A module's own entities. PortalDb names none.</summary>
public interface IModelPart
{
    void Map(ModelBuilder model);
}
