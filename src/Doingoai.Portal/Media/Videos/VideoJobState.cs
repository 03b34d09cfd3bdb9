namespace Doingoai.Portal.Media.Videos;

internal enum VideoJobState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}
