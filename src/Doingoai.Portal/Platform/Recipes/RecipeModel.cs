using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Recipes;

internal sealed class RecipeModel : IModelPart
{
    public void Map(ModelBuilder model) => model.Entity<RecipeRun>(run =>
    {
        run.HasKey(one => one.Name);
        run.Property(one => one.Name).HasMaxLength(200);
    });
}
